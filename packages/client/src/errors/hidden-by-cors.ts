// Not that of `location`: a page in a sandbox has an address of the origin that it is no longer of.
declare const origin: string | undefined;

/**
 * Tells whether a server answers, but not so that this page may read it. A browser itself gives no reason for a failed request,
 * so the server is asked twice more for nothing: so that the page sees no answer, then so that it would.
 *
 * @param url Where the request went.
 * @param signal Ends the asking.
 * @returns False as well where there are no pages and no origins.
 * @see https://fetch.spec.whatwg.org/#concept-filtered-response-opaque
 */
export async function isHiddenByCors(url: string, signal: AbortSignal): Promise<boolean> {
  if (typeof origin === "undefined" || new URL(url).origin === origin) return false;
  // By POST, since CORS rules are for a method; an empty form neither stores nor signs anything, and asks for no preflight.
  const answers = (mode: "cors" | "no-cors"): Promise<boolean> =>
    fetch(url, { method: "POST", body: new FormData(), credentials: "omit", mode, signal }).then(
      () => true,
      () => false,
    );
  return (await answers("no-cors")) && !(await answers("cors"));
}
