/**
 * The page on which a person tries an upload, for the service that serves it.
 *
 * @module
 */
export type { PageFile } from "./page-file.ts";
export { pageFiles } from "./page-files.ts";
export { type PageSettings, pageHtml } from "./page-html.ts";
