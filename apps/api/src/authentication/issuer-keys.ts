import { createRemoteJWKSet, customFetch, type JWTVerifyGetKey } from "jose";
import { spacedFetch } from "./spaced-fetch.ts";

/** How the keys of an issuer are kept. */
export interface IssuerKeysOptions {
  readonly jwksUrl: string;
  /** After how many milliseconds they are fetched anew, behind the callers' backs. Default: ten minutes. */
  readonly refreshMs?: number;
  /**
   * How many milliseconds lie at least between two fetches for keys that are not known. Default: half a minute. After a fetch
   * that failed it is a second at most.
   */
  readonly cooldownMs?: number;
  /** Told when they could not be fetched anew; the old ones go on for an hour. */
  readonly onFailure: (error: unknown) => void;
}

const longestMs = 3_600_000;
const fetchLimitMs = 5000;
const longestPauseMs = 1000;

/**
 * Keeps the public keys of an issuer. They are fetched for the first token, anew from time to time, and at once for a token
 * that names a key which is not among them.
 *
 * @returns What jose asks for a key. It fails with jose's and fetch's own errors.
 */
export function issuerKeys(options: IssuerKeysOptions): JWTVerifyGetKey {
  const { jwksUrl, refreshMs = 600_000, cooldownMs = 30_000, onFailure } = options;
  const keySet = createRemoteJWKSet(new URL(jwksUrl), {
    cooldownDuration: cooldownMs,
    cacheMaxAge: longestMs,
    timeoutDuration: fetchLimitMs,
    [customFetch]: spacedFetch(Math.min(cooldownMs, longestPauseMs)),
  });
  let refreshAt = Number.POSITIVE_INFINITY;

  return async (header, token) => {
    // jose alone would make callers wait for each renewal, and refuse them all while the issuer is away.
    if (performance.now() >= refreshAt) {
      refreshAt = performance.now() + Math.min(refreshMs, cooldownMs);
      void keySet.reload().then(() => {
        refreshAt = performance.now() + refreshMs;
      }, onFailure);
    }
    const key = await keySet(header, token);
    if (refreshAt === Number.POSITIVE_INFINITY) refreshAt = performance.now() + refreshMs;
    return key;
  };
}
