const minuteMs = 60_000;

/**
 * Takes one request of a caller.
 *
 * @returns In how many milliseconds there is room for it; 0: there is, and it has been taken.
 */
export type TakeRequest = (caller: string, nowMs: number) => number;

/**
 * Limits how often each caller asks: `perMinute` at once, and then as fast as the minute goes by (a token bucket, kept as the
 * generic cell rate algorithm does: all that is remembered of a caller is when the bucket is full again).
 *
 * @param perMinute How many requests a minute has room for.
 * @param mostCallers How many callers are remembered: beyond that, the one that has been silent for longest is forgotten, and
 * begins with a full bucket. So memory is bounded, whoever asks. Default: 10,000, some 2 MB.
 */
export function rateLimiter(perMinute: number, mostCallers = 10_000): TakeRequest {
  const intervalMs = minuteMs / perMinute;
  // In the order in which they last asked.
  const fullAgainAt = new Map<string, number>();

  return (caller, nowMs) => {
    // A clock that has been set back would else keep callers waiting for longer than a minute.
    const known = Math.min(fullAgainAt.get(caller) ?? 0, nowMs + minuteMs);
    const taken = Math.max(known, nowMs) + intervalMs;
    // Cut, as some tens of intervals are a minute and a rounding error.
    const waitMs = Math.floor(taken - nowMs - minuteMs);
    fullAgainAt.delete(caller);
    fullAgainAt.set(caller, waitMs > 0 ? known : taken);
    if (fullAgainAt.size > mostCallers) {
      for (const silentForLongest of fullAgainAt.keys()) {
        fullAgainAt.delete(silentForLongest);
        break;
      }
    }
    return Math.max(0, waitMs);
  };
}
