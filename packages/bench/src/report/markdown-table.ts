/**
 * A table in Markdown, as the formatter leaves it: columns as wide as their widest cell.
 *
 * @param head The columns' titles; one that ends in a colon is of numbers, set to the right.
 * @param rows The cells.
 */
export function markdownTable(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const titles = head.map((title) => title.replace(/:$/, ""));
  const widths = titles.map((title, column) =>
    Math.max(3, ...[title, ...rows.map((row) => row[column] ?? "")].map(widthOf)),
  );
  const isNumber = (column: number): boolean => head[column]?.endsWith(":") === true;
  const line = (cells: readonly string[]): string =>
    `| ${widths.map((width, column) => padded(cells[column] ?? "", width, isNumber(column))).join(" | ")} |`;
  const rule = widths.map((width, column) => (isNumber(column) ? `${"-".repeat(width - 1)}:` : "-".repeat(width)));
  return [line(titles), `| ${rule.join(" | ")} |`, ...rows.map(line)].join("\n");
}

const widthOf = (text: string): number => Bun.stringWidth(text);

function padded(text: string, width: number, toTheRight: boolean): string {
  const space = " ".repeat(width - widthOf(text));
  return toTheRight ? space + text : text + space;
}
