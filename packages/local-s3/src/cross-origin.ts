import { s3Error } from "./answer/s3-error.ts";

/** Answers to pages of other origins. */
export interface CrossOrigin {
  /** Adds to any answer what lets a page of another origin read it. */
  open(request: Request, headers: Headers): void;
  /** Answers a preflight. */
  preflight(request: Request): Response;
}

const methods = "GET, HEAD, POST, DELETE";

/**
 * Lets pages of other origins use the store.
 *
 * @param origins The origins, such as `http://localhost:3000`; `*` is any.
 * @see https://fetch.spec.whatwg.org/#http-cors-protocol
 */
export function crossOrigin(origins: readonly string[]): CrossOrigin {
  const any = origins.includes("*");
  const allowed = (request: Request): string | undefined => {
    const origin = request.headers.get("origin");
    if (any) return "*";
    return origin !== null && origins.includes(origin) ? origin : undefined;
  };
  return {
    open(request, headers) {
      // An answer that another origin may not read is another answer: caches must know.
      if (!any) headers.append("vary", "Origin");
      const origin = allowed(request);
      if (!origin) return;
      headers.set("access-control-allow-origin", origin);
      headers.set("access-control-expose-headers", "ETag, Location, Content-Range, x-amz-request-id");
    },
    preflight(request) {
      const method = request.headers.get("access-control-request-method") ?? "";
      const mayDo = methods.split(", ").includes(method);
      if (!allowed(request) || !mayDo) throw s3Error("AccessForbidden", { details: { Method: method } });
      const headers = new Headers({ "access-control-allow-methods": methods, "access-control-max-age": "3000" });
      const asked = request.headers.get("access-control-request-headers");
      if (asked) headers.set("access-control-allow-headers", asked);
      return new Response(null, { status: 200, headers });
    },
  };
}
