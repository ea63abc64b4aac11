import type { BunPlugin } from "bun";
import { buildPage } from "./build-page.ts";

/**
 * Puts the built page into a program that is bundled, which then has neither the page's sources nor a bundler to build them by.
 * The page is built before: a build waits for ever for another one that begins within it.
 */
export async function embeddedPage(): Promise<BunPlugin> {
  const contents = `export const pageFiles = async () => (${JSON.stringify(await buildPage())});`;
  return {
    name: "embedded-upload-page",
    setup(build) {
      build.onLoad({ filter: /[\\/]upload-page[\\/]src[\\/]page-files\.ts$/ }, () => ({ contents, loader: "js" }));
    },
  };
}
