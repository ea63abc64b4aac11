import { Elysia } from "elysia";
import { exchangeOf } from "../../http/exchange.ts";
import { respond, respondBytes } from "../../http/respond.ts";
import { openApiDocument } from "../../openapi/document.ts";

/** A file of the page that shows the OpenAPI document. */
export interface PageFile {
  readonly path: string;
  readonly contentType: string;
  readonly read: () => string | Promise<string>;
}

// Swagger UI sets the style attribute of what it draws, and has its icons in data URLs.
const contentSecurityPolicy = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self' 'unsafe-inline'",
  "img-src 'self' data:",
  "connect-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join("; ");

/** `GET /openapi/json`: the document; `GET /openapi`: a page that shows it, where there are files of one. */
export const openapi = (files: readonly PageFile[]) => {
  const module = new Elysia({ name: "openapi" }).get("/openapi/json", ({ request }) =>
    respond(200, openApiDocument, exchangeOf(request)),
  );
  for (const { path, contentType, read } of files) {
    module.get(path, async ({ request }) => {
      // The router takes a path with a slash at its end for the same; what the page loads would be looked for below it.
      if (/^[^?]*\/(\?|$)/.test(request.url)) {
        const location = `../${path.slice(path.lastIndexOf("/") + 1)}`;
        return respondBytes(308, new Uint8Array(), exchangeOf(request), { location });
      }
      const bytes = new TextEncoder().encode(await read());
      const headers = { "content-type": contentType, "content-security-policy": contentSecurityPolicy };
      return respondBytes(200, bytes, exchangeOf(request), headers);
    });
  }
  return module;
};
