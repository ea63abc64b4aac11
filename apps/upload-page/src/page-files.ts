import { buildPage } from "./build-page.ts";
import type { PageFile } from "./page-file.ts";

let built: Promise<readonly PageFile[]> | undefined;

/** The files of the page. They are built when they are first asked for; a binary has them in it instead: see `embedding.ts`. */
export function pageFiles(): Promise<readonly PageFile[]> {
  built ??= buildPage();
  return built;
}
