/** What became of a steady load. */
export interface LoadResult {
  readonly sent: number;
  /** What went wrong, each in words; empty: nothing. */
  readonly failures: readonly string[];
  /** The slowest answer, in milliseconds. */
  readonly slowestMs: number;
}

/** Asks for forms at a steady rate, whether earlier answers are there or not: a stalled service doesn't slow it down. */
export async function steadyLoad(url: string, perSecond: number, seconds: number): Promise<LoadResult> {
  const failures: string[] = [];
  let slowestMs = 0;
  const ask = async (): Promise<void> => {
    const startedAt = performance.now();
    try {
      const answer = await fetch(`${url}/api/v2/s3/create_signed_url`, {
        method: "POST",
        signal: AbortSignal.timeout(10_000),
      });
      const text = await answer.text();
      if (answer.status !== 202) failures.push(`${answer.status} ${text}`);
    } catch (error) {
      failures.push(String(error));
    }
    slowestMs = Math.max(slowestMs, performance.now() - startedAt);
  };
  const asked: Promise<void>[] = [];
  const startedAt = performance.now();
  for (let sent = 0; sent < perSecond * seconds; sent += 1) {
    const early = startedAt + (sent * 1000) / perSecond - performance.now();
    if (early > 0) await Bun.sleep(early);
    asked.push(ask());
  }
  await Promise.all(asked);
  return { sent: asked.length, failures, slowestMs };
}
