import type { PageFile } from "@signed-s3/upload-page";
import { pageHtml } from "@signed-s3/upload-page";
import { Elysia } from "elysia";
import { exchangeOf } from "../../http/exchange.ts";
import { Refusal } from "../../http/refusal.ts";
import { respondBytes } from "../../http/respond.ts";
import { encodedPageFiles } from "./encoded-page-files.ts";

/** What the page is served with. */
export interface UploadPageOptions {
  readonly files: () => Promise<readonly PageFile[]>;
  /** Whether callers must say who they are. */
  readonly wantsToken: boolean;
  /** The URLs that forms are posted to. */
  readonly postedTo: readonly string[];
}

/** `GET /`: the page on which a person tries an upload; `GET /upload-page/…`: what it loads. */
export const uploadPage = ({ files, wantsToken, postedTo }: UploadPageOptions) => {
  const encoded = encodedPageFiles(files);
  const html = async () => new TextEncoder().encode(pageHtml(await files(), { wantsToken }));
  const htmlHeaders = {
    "content-type": "text/html; charset=utf-8",
    "content-security-policy": contentSecurityPolicy(postedTo),
    "cross-origin-opener-policy": "same-origin",
  };
  return new Elysia({ name: "upload-page" })
    .get("/", async ({ request }) => respondBytes(200, await html(), exchangeOf(request), htmlHeaders))
    .get("/upload-page/:name", async ({ request, params }) => {
      const file = (await encoded()).get(params.name);
      if (!file) throw new Refusal("not_found", "The page has been replaced: load it again.");
      const isGzip = /\bgzip\b(?!\s*;\s*q=0(\.0*)?\s*(,|$))/i.test(request.headers.get("accept-encoding") ?? "");
      return respondBytes(200, isGzip ? file.gzip : file.plain, exchangeOf(request), {
        "content-type": file.contentType,
        // Its name changes with its content.
        "cache-control": "public, max-age=31536000, immutable",
        vary: "accept-encoding, origin",
        ...(isGzip && { "content-encoding": "gzip" }),
      });
    });
};

/** Nothing but the page's own files, the service, and the stores that forms are posted to. */
const contentSecurityPolicy = (postedTo: readonly string[]): string =>
  [
    "default-src 'none'",
    "script-src 'self'",
    "style-src 'self'",
    // Thumbnails, and icons in style sheets.
    "img-src 'self' blob: data:",
    `connect-src ${["'self'", ...new Set(postedTo.map((url) => new URL(url).origin))].join(" ")}`,
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
  ].join("; ");
