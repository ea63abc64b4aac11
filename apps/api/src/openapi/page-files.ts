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

// As text they need no permission on Deno, and are in the binary that Bun compiles; and each is loaded when it is asked for.
const script = () => import("swagger-ui-dist/swagger-ui-bundle.js", { with: { type: "text" } });
const style = () => import("swagger-ui-dist/swagger-ui.css", { with: { type: "text" } });

/** The files of the page that shows the OpenAPI document. Nothing is loaded from another host. */
export const pageFiles: readonly PageFile[] = [
  { path: "/openapi", contentType: "text/html; charset=utf-8", read: () => page },
  { path: "/openapi/start.js", contentType: "text/javascript; charset=utf-8", read: () => start },
  {
    path: "/openapi/script.js",
    contentType: "text/javascript; charset=utf-8",
    read: async () => (await script()).default,
  },
  { path: "/openapi/style.css", contentType: "text/css; charset=utf-8", read: async () => (await style()).default },
];
