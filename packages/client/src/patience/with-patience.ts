import { UploadError } from "../errors/upload-error.ts";
import type { Runtime } from "../runtime.ts";

/** For how long something may stand still, and who may end it. */
export interface Patience {
  /** Milliseconds from the last sign of life. */
  readonly ms: number;
  readonly signal: AbortSignal | undefined;
  readonly setTimer: Runtime["setTimer"];
}

/**
 * Runs something that may never end, and sees that it does: with the caller's signal, or when nothing has moved for too long.
 *
 * @param patience For how long it may stand still.
 * @param work What is run. It is given a signal that fires when it is given up, and a function to call at each sign of life.
 * @returns What the work gives.
 * @throws {UploadError} `aborted`, or `timed_out`, or whatever the work throws.
 */
export function withPatience<Result>(
  { ms, signal, setTimer }: Patience,
  work: (signal: AbortSignal, alive: () => void) => Promise<Result>,
): Promise<Result> {
  const controller = new AbortController();
  return new Promise<Result>((resolve, reject) => {
    let stopTimer = (): void => {};
    // Once and for all: the work may go on, or never end, but it is not heard any more.
    const end = (): void => {
      stopTimer();
      signal?.removeEventListener("abort", onAbort);
      controller.abort();
    };
    const giveUp = (error: UploadError): void => {
      reject(error);
      end();
    };
    const onAbort = (): void => giveUp(cancelled(signal));
    const alive = (): void => {
      stopTimer();
      if (!controller.signal.aborted) stopTimer = setTimer(() => giveUp(timedOut(ms)), ms);
    };
    if (signal?.aborted) return onAbort();
    signal?.addEventListener("abort", onAbort);
    alive();
    // In a promise of its own: what is thrown at once ends the timer as well.
    new Promise<Result>((settle) => settle(work(controller.signal, alive))).then(resolve, reject).finally(end);
  });
}

/**
 * The error for what the caller's signal has ended.
 *
 * @param signal The signal; its reason becomes the cause.
 * @example
 * ```ts
 * cancelled(AbortSignal.abort("enough")).cause; // "enough"
 * ```
 */
export function cancelled(signal: AbortSignal | undefined): UploadError {
  return new UploadError("aborted", "The upload was cancelled.", { cause: signal?.reason });
}

function timedOut(ms: number): UploadError {
  return new UploadError("timed_out", `Nothing moved for ${Number((ms / 1000).toPrecision(2))} seconds.`, {
    retryable: true,
  });
}
