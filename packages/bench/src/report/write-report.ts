import { join } from "node:path";
import { repository } from "../servers/repository.ts";
import { report } from "./report.ts";
import type { Results } from "./results.ts";

const begin = "<!-- measured: begin -->";
const end = "<!-- measured: end -->";

/**
 * Puts a report between a document's markers.
 *
 * @throws {Error} The markers are not there, once each and in this order.
 */
export function withReport(document: string, text: string): string {
  const [before, inside, more] = document.split(begin);
  const [, after, evenMore] = inside?.split(end) ?? [];
  if (before === undefined || after === undefined || more !== undefined || evenMore !== undefined) {
    throw new Error(`The document must have ${begin} and ${end}, once each.`);
  }
  return `${before}${begin}\n\n${text.trim()}\n\n${end}${after}`;
}

/**
 * Writes what was measured as JSON and Markdown.
 *
 * @param results What was measured.
 * @param folder Where to: `bench.json` and `bench.md`.
 * @returns The files.
 */
export async function writeReport(results: Results, folder: string): Promise<readonly string[]> {
  const files = [join(folder, "bench.json"), join(folder, "bench.md")] as const;
  await Bun.write(files[0], `${JSON.stringify(results, null, 2)}\n`);
  await Bun.write(files[1], report(results));
  return files;
}

/**
 * Makes what was measured the repository's own figures: `docs/performance.json`, and the tables of `docs/performance.md`. What
 * was not measured this time stays as it was.
 */
export async function publish(results: Results): Promise<void> {
  const json = Bun.file(join(repository, "docs/performance.json"));
  const document = Bun.file(join(repository, "docs/performance.md"));
  const all: Results = { ...((await json.exists()) ? await json.json() : {}), ...results };
  // Made first, as it throws where the document is none.
  const text = withReport(await document.text(), report(all));
  await json.write(`${JSON.stringify(all, null, 2)}\n`);
  await document.write(text);
}
