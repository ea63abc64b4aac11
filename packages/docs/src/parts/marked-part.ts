/**
 * Puts a text into a page, between the marks that name it: the rest of the page is somebody's own words.
 *
 * @param page The page's Markdown.
 * @param name The part's name, as its marks have it.
 * @param text What stands between the marks from now on.
 * @returns The page with the new text.
 * @throws {Error} The page has no such marks.
 */
export function withPart(page: string, name: string, text: string): string {
  const begin = `<!-- ${name}: written by npm run docs:pages -->`;
  const end = `<!-- end of ${name} -->`;
  const [start, stop] = [page.indexOf(begin), page.indexOf(end)];
  if (start === -1 || stop < start) throw new Error(`There is no ${begin} … ${end} in the page.`);
  return `${page.slice(0, start)}${begin}\n\n${text.trim()}\n\n${page.slice(stop)}`;
}
