import type { PageFile } from "./page-file.ts";

/** What the page is told by the service that serves it. */
export interface PageSettings {
  /** Whether the service wants to know who asks. */
  readonly wantsToken: boolean;
}

/** Where the page's files are, relative to the page. */
const folder = "upload-page";
// In the document itself, as browsers otherwise ask for a file that there is not.
const icon =
  "data:image/svg+xml,%3Csvg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 32 32'%3E%3Crect width='32' height='32' rx='8' fill='%230f766e'/%3E%3Cpath d='M16 24V9m-6 6 6-6 6 6' fill='none' stroke='%23fff' stroke-width='3' stroke-linecap='round' stroke-linejoin='round'/%3E%3C/svg%3E";

/**
 * The page's document.
 *
 * @param files The files of the page: what it loads.
 * @param settings What the page is to know.
 * @returns HTML that works under a Content-Security-Policy without `unsafe-inline`.
 */
export function pageHtml(files: readonly PageFile[], { wantsToken }: PageSettings): string {
  const named = (extension: string): string[] =>
    files.map(({ name }) => name).filter((name) => name.endsWith(extension));
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="wants-token" content="${wantsToken ? "yes" : "no"}">
<title>Try an upload \u00b7 Signed S3 Resource API</title>
<link rel="icon" href="${icon}">
${named(".css")
  .map((name) => `<link rel="stylesheet" href="${folder}/${name}">`)
  .join("\n")}
${named(".js")
  .map((name) => `<script type="module" src="${folder}/${name}"></script>`)
  .join("\n")}
</head>
<body>
<noscript>This page needs JavaScript. Without it, the service is used as its operations say: <a href="openapi">openapi</a>.</noscript>
<div id="page"></div>
</body>
</html>
`;
}
