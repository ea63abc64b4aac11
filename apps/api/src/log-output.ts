import { type DestinationStream, pino } from "pino";

/** POSIX's PIPE_BUF on Linux: what is written to a pipe at once is never torn apart by what another process writes. */
const atomicLength = 4096;
const longestWaitMs = 100;
/** A reader that stalls costs lines, never memory without end. */
const mostHeld = 8 * 1024 * 1024;

/** Somewhere for a log's lines, which are written some at a time. */
export interface LogOutput extends DestinationStream {
  /** Writes what is held back, before it returns. */
  readonly flush: () => void;
}

/**
 * Writes lines to a file descriptor, not one by one: a call to the system costs more than a line. None waits for longer
 * than 100 ms, and a reader that stalls does not hold the service up.
 *
 * @param descriptor Where they go. Default: standard output.
 */
export function logOutput(descriptor = 1): LogOutput {
  const sink = pino.destination({ dest: descriptor, sync: false, maxWrite: atomicLength, maxLength: mostHeld });
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
