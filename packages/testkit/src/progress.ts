/** Receives one finished line of progress, without a line end. */
export type Progress = (line: string) => void;

const HEARTBEAT_MS = 15_000;

/** Whole seconds from ten on, tenths below: `0.3 s`, `184 s`. */
export function formatElapsed(milliseconds: number): string {
  const seconds = milliseconds / 1000;
  return `${seconds < 10 ? seconds.toFixed(1) : Math.round(seconds)} s`;
}

/**
 * Runs one step and reports it: a line when it begins, one every 15 s while it lasts, one with its duration when it is done.
 * A step that fails reports nothing more: its error says what happened.
 *
 * @example
 * ```ts
 * await step(console.log, "starting dockerd", () => Promise.resolve());
 * // starting dockerd …
 * // starting dockerd: done in 1.4 s
 * ```
 */
export async function step<Result>(
  progress: Progress,
  title: string,
  work: () => Promise<Result>,
  heartbeatMs: number = HEARTBEAT_MS,
): Promise<Result> {
  const startedAt = performance.now();
  const elapsed = () => formatElapsed(performance.now() - startedAt);
  progress(`${title} …`);
  const heartbeat = setInterval(() => progress(`${title}: ${elapsed()} so far`), heartbeatMs);
  try {
    const result = await work();
    progress(`${title}: done in ${elapsed()}`);
    return result;
  } finally {
    clearInterval(heartbeat);
  }
}
