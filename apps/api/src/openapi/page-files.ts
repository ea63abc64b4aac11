// Bun puts these files into the compiled binary, and gives their paths.

import style from "swagger-ui-dist/swagger-ui.css" with { type: "file" };
import script from "swagger-ui-dist/swagger-ui-bundle.js" with { type: "file" };

import type { PageFile } from "../modules/openapi/index.ts";

const start = `SwaggerUIBundle({ url: "openapi/json", dom_id: "#page", deepLinking: true, validatorUrl: null });\n`;

const page = `<!doctype html>
<html lang="en">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Signed S3 Resource API</title>
<link rel="stylesheet" href="openapi/style.css">
<div id="page"></div>
<script src="openapi/script.js"></script>
<script src="openapi/start.js"></script>
</html>
`;

/** The files of the page that shows the OpenAPI document. Nothing is loaded from another host. */
export const pageFiles: readonly PageFile[] = [
  { path: "/openapi", contentType: "text/html; charset=utf-8", read: () => page },
  { path: "/openapi/start.js", contentType: "text/javascript; charset=utf-8", read: () => start },
  { path: "/openapi/script.js", contentType: "text/javascript; charset=utf-8", read: () => Bun.file(script).bytes() },
  { path: "/openapi/style.css", contentType: "text/css; charset=utf-8", read: () => Bun.file(style).bytes() },
];
