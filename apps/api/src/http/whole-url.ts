/**
 * Gives a request a whole URL. Where it has no Host header (as of a health check by HTTP/1.0), or one that is none, Bun leaves a
 * URL that is a path alone, in which Elysia's router looks for the path behind a host and so beyond its beginning.
 *
 * @param request The request as Bun gives it.
 * @returns The same, but for those few.
 */
export function withWholeUrl(request: Request): Request {
  const { url } = request;
  if (url.startsWith("http")) return request;
  // The target of CONNECT is neither: a host and a port.
  return new Request(`http://localhost${url.startsWith("/") ? url : "/"}`, request);
}
