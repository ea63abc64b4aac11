import { type DestinationStream, pino } from "pino";

/** POSIX's PIPE_BUF on Linux: what is written to a pipe at once is never torn apart by what another process writes. */
const atomicLength = 4096;
const longestWaitMs = 100;

/** Somewhere for a log's lines, which are written some at a time. */
export interface LogOutput extends DestinationStream {
  /** Writes what is held back, before it returns. */
  readonly flush: () => void;
}

/**
 * Writes lines to a file descriptor, not one by one: a call to the system costs more than a line. None waits for longer
 * than 100 ms.
 *
 * What is passed on is written before anything else happens. A write in the background would hold nobody up whose reader
 * stalls, but what is on its way when the process ends would be lost, and the last lines are those that matter.
 *
 * @param descriptor Where they go. Default: standard output.
 */
export function logOutput(descriptor = 1): LogOutput {
  const sink = pino.destination({ dest: descriptor, sync: true, maxWrite: atomicLength });
  let held = "";
  let timer: NodeJS.Timeout | undefined;

  const passOn = (): void => {
    clearTimeout(timer);
    timer = undefined;
    if (held !== "") sink.write(held);
    held = "";
  };
  return {
    write(line) {
      if (held.length + line.length > atomicLength) passOn();
      held += line;
      timer ??= setTimeout(passOn, longestWaitMs);
    },
    flush() {
      passOn();
      sink.flushSync();
    },
  };
}
