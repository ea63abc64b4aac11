/**
 * The headers of all answers. They are made once and copied into each answer, which costs less than to name them each time.
 *
 * There is no Strict-Transport-Security: the service speaks plain HTTP, and whether its name is served by TLS alone is known to
 * the load balancer that ends TLS.
 *
 * @param more Headers that come on top, or in place of these.
 */
export function answerHeaders(more: Readonly<Record<string, string>> = {}): Headers {
  return new Headers({
    "content-type": "application/json; charset=utf-8",
    "cache-control": "no-cache",
    "content-security-policy": "default-src 'none'; frame-ancestors 'none'",
    // Answers are for pages of other origins, too. Which of them may read one is for CORS to say: this one would keep all out.
    "cross-origin-resource-policy": "cross-origin",
    "referrer-policy": "no-referrer",
    "x-content-type-options": "nosniff",
    ...more,
  });
}

/** The headers of an answer that no page of another origin may read. */
export const sameOriginHeaders: Headers = answerHeaders();
