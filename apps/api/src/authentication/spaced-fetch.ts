import type { FetchImplementation } from "jose";

/**
 * `fetch` that goes out once in a while, and fails at once in between: jose waits after a fetch that brought keys, but while an
 * issuer fails, each token that names an unknown key would be one more request to it.
 *
 * @param pauseMs How many milliseconds lie at least between the end of one fetch and the next.
 */
export function spacedFetch(pauseMs: number): FetchImplementation {
  let nextAt = Number.NEGATIVE_INFINITY;
  return async (url, init) => {
    if (performance.now() < nextAt) throw new TooSoon("the issuer was asked a moment ago");
    return fetch(url, init).finally(() => {
      nextAt = performance.now() + pauseMs;
    });
  };
}

/** Its name is what the log tells. */
class TooSoon extends Error {
  override readonly name = "TooSoon";
}
