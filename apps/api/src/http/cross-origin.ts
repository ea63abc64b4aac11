import { answerHeaders, sameOriginHeaders } from "./answer-headers.ts";

/**
 * Makes the headers that answers begin with, by the origin of the page that asks.
 *
 * @param origins The origins whose pages may read the answers, as browsers write them; `*` stands for all.
 */
export function headersByOrigin(origins: readonly string[]): (request: Request) => Headers {
  if (origins.includes("*")) {
    const anyone = answerHeaders(readableBy("*"));
    return () => anyone;
  }
  if (origins.length === 0) return () => sameOriginHeaders;
  // A cache must keep the answers to different origins apart, the answer to none among them.
  const unlisted = answerHeaders({ vary: "Origin" });
  const listed = new Map(origins.map((origin) => [origin, answerHeaders({ ...readableBy(origin), vary: "Origin" })]));
  return (request) => listed.get(request.headers.get("origin") ?? "") ?? unlisted;
}

const readableBy = (origin: string) => ({
  "access-control-allow-origin": origin,
  "access-control-expose-headers": "x-request-id, x-runtime, retry-after, traceresponse",
});

// What the service reads, and what libraries send of their own accord. A page that sends another is told so by its browser.
const headersToSend = [
  ...["accept", "authorization", "content-type", "idempotency-key", "traceparent", "tracestate", "x-request-id"],
  ...["baggage", "cache-control", "pragma", "x-csrf-token", "x-requested-with", "x-xsrf-token"],
].join(", ");

/**
 * What a preflight is told: which methods and headers a page may send. An origin that is not listed is told nothing, so its
 * browser names the missing header as the cause; a status of its own, such as 403, would name none.
 *
 * @param methods The methods, separated by commas.
 * @param answerHeaders What the answer's headers begin with.
 */
export function preflightHeaders(methods: string, answerHeaders: Headers): Record<string, string> {
  if (!answerHeaders.has("access-control-allow-origin")) return {};
  return {
    "access-control-allow-methods": methods,
    "access-control-allow-headers": headersToSend,
    // The most that Chromium keeps.
    "access-control-max-age": "7200",
  };
}
