import { setTimeout as sleep } from "node:timers/promises";
import { onEndSignal } from "./end-signals.ts";
import type { Logger } from "./logger.ts";

/** What is shut down, and how fast. */
export interface ShutdownOptions {
  /** Stops to listen, closes connections without a request and resolves when the requests in flight have their answers. */
  readonly stopServer: () => Promise<void>;
  /** What is done at once: from here on the service says that it is not ready. */
  readonly begin: () => void;
  /** What is done last, such as sending what is buffered; it may take two seconds. */
  readonly end: () => Promise<void>;
  /** For how long connections are still taken, so that a load balancer can notice; by signal, in milliseconds. */
  readonly noticeMs: (signal: NodeJS.Signals) => number;
  /** The time for all of it, in milliseconds. Default: 10000. */
  readonly graceMs?: number;
  readonly logger: Logger;
}

const defaultGraceMs = 10_000;
const endLimitMs = 2000;

/**
 * Shuts the process down when it is told to: SIGTERM or SIGINT. The exit code is 0 when every request had its answer, and 1
 * when the time was up before, or a second signal came, which ends it at once.
 */
export function shutDownOnSignal(options: ShutdownOptions): void {
  const { stopServer, begin, end, noticeMs, graceMs = defaultGraceMs, logger } = options;
  let draining = false;

  const shutDown = async (signal: NodeJS.Signals): Promise<void> => {
    if (draining) process.exit(1);
    draining = true;
    begin();
    logger.info({ signal }, "draining");
    await sleep(noticeMs(signal));
    const isDone = await within(graceMs - noticeMs(signal) - endLimitMs, stopServer());
    if (!isDone) logger.warn("cut off: requests had no answer within the grace time");
    logger.info("stopped");
    await within(endLimitMs, end());
    process.exit(isDone ? 0 : 1);
  };
  onEndSignal(shutDown);
}

/** Whether something was done within some milliseconds; that it failed counts as done. */
async function within(ms: number, work: Promise<void>): Promise<boolean> {
  const done = work.then(
    () => true,
    () => true,
  );
  return Promise.race([done, sleep(ms).then(() => false)]);
}
