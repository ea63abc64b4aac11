import { type DestinationStream, type Logger, pino } from "pino";
import { lineSink } from "./log-output.ts";

export type { Logger };

let latest = { ms: 0, text: "" };

/** The time of a line, in ISO 8601. It is written out once a millisecond: under load it costs as much as all else of a line. */
export function lineTime(): string {
  const ms = Date.now();
  if (ms !== latest.ms) latest = { ms, text: new Date(ms).toISOString() };
  return latest.text;
}

/**
 * Makes the log: JSON lines, times in ISO 8601.
 *
 * @param level The least level that is written; `silent`: nothing is.
 * @param output Where lines go. Default: standard output, each line at once.
 */
export const createLogger = (level: string, output: DestinationStream = lineSink()): Logger =>
  pino(
    {
      level,
      base: null,
      timestamp: () => `,"time":"${lineTime()}"`,
      formatters: { level: (label) => ({ level: label }) },
    },
    output,
  );
