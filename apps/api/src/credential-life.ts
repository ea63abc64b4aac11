import type { Credentials } from "@signed-s3/core";

const shortestMs = 1000;
/** How often credentials without an end are looked for anew: a file with them can have been written again. */
const rereadMs = 300_000;
/** No more than this lies between two tries. */
export const longestRetryMs = 30_000;

/** Whether a form can still be signed with credentials: policies have whole seconds, so their last one is lost. */
export function isAlive({ expiration }: Credentials, now: Date): boolean {
  return expiration === undefined || Math.floor(expiration.getTime() / 1000) > Math.floor(now.getTime() / 1000);
}

/**
 * Milliseconds until credentials are fetched anew: half of the life they have left, so that a form signed late doesn't die
 * much before the time it was asked for, and so that a source that goes on giving the same is asked ever sooner. Up to a third of
 * that is cut at random, so that a thousand replicas which started together don't ask together for ever: docs/scaling.md.
 *
 * @param random From 0 up to 1.
 */
export function refreshDelayMs({ expiration }: Credentials, now: Date, random: number): number {
  if (expiration === undefined) return rereadMs;
  const half = (expiration.getTime() - now.getTime()) / 2;
  return Math.max(shortestMs, half * (1 - random / 3));
}

/**
 * Milliseconds until the next try after some failures in a row: one second, doubled with each of them up to half a minute,
 * and cut by up to a half at random, so that replicas which failed together don't ask together.
 */
export function retryDelayMs(failures: number): number {
  const longest = Math.min(longestRetryMs, shortestMs * 2 ** (failures - 1));
  return longest * (1 - Math.random() / 2);
}
