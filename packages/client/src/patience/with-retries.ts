import type { Call } from "../call.ts";
import { UploadError } from "../errors/upload-error.ts";
import type { Runtime } from "../runtime.ts";
import { isOffline, onceOnline } from "./offline.ts";
import { cancelled } from "./with-patience.ts";

// Who is told to wait longer than this had better tell a person.
const longestWaitAskedForMs = 60_000;

/**
 * Tries something until it succeeds, fails for good, or has been tried often enough. Waits between the tries are random, so
 * that the clients that one outage has cut off do not come back all at once; a machine that is offline waits for its network, up
 * to the longest wait.
 *
 * @param call Whose signal ends the waiting, and how often to try.
 * @param runtime Whose timers and chance are used.
 * @param work What is tried; it must do no harm when it is done twice.
 * @returns What the first successful try gives.
 * @throws {UploadError} `aborted`, or what the last try threw.
 * @see https://aws.amazon.com/builders-library/timeouts-retries-and-backoff-with-jitter/
 */
export async function withRetries<Result>(
  { signal, retry = {} }: Call,
  { random, setTimer }: Runtime,
  work: () => Promise<Result>,
): Promise<Result> {
  const { attempts = 6, baseMs = 500, maxMs = 20_000 } = retry;
  for (let attempt = 1; ; attempt++) {
    try {
      return await work();
    } catch (error) {
      if (!(error instanceof UploadError) || !error.retryable || attempt >= attempts) throw error;
      const asked = error.retryAfterMs ?? 0;
      if (asked > longestWaitAskedForMs) throw error;
      const backoff = random() * Math.min(maxMs, baseMs * 2 ** (attempt - 1));
      const ms = Math.max(asked, isOffline() ? maxMs : backoff);
      await pause(ms, signal, setTimer);
    }
  }
}

function pause(ms: number, signal: AbortSignal | undefined, setTimer: Runtime["setTimer"]): Promise<void> {
  return new Promise((resolve, reject) => {
    const end = (): void => {
      stopTimer();
      stopWatch();
      signal?.removeEventListener("abort", onAbort);
      resolve();
    };
    const onAbort = (): void => {
      reject(cancelled(signal));
      end();
    };
    const stopTimer = setTimer(end, ms);
    const stopWatch = onceOnline(end);
    if (signal?.aborted) onAbort();
    else signal?.addEventListener("abort", onAbort);
  });
}
