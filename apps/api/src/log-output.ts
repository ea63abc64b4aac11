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
 * Writes lines to a file descriptor, each at once. Where they can't be written, on a full disk say, they are lost and the
 * service goes on; the first time is told on standard error.
 */
export function lineSink(descriptor = 1): LogOutput {
  let isTold = false;
  const open = (): ReturnType<typeof pino.destination> =>
    pino.destination({ dest: descriptor, sync: true, maxWrite: atomicLength }).on("error", ({ message }: Error) => {
      // What the old one holds can't be written, and it would try to without end.
      sink = open();
      if (!isTold) console.error(`The log can't be written, and lines are lost: ${message}`);
      isTold = true;
    });
  let sink = open();
  return { write: (line) => void sink.write(line), flush: () => sink.flushSync() };
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
  const sink = lineSink(descriptor);
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
      sink.flush();
    },
  };
}
