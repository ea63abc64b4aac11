import { type DestinationStream, type Logger, pino } from "pino";

export type { Logger };

let clock = { ms: 0, text: "" };

/** Made once a millisecond: under load it would cost more than all else of a line. */
function timestamp(): string {
  const ms = Date.now();
  if (ms !== clock.ms) clock = { ms, text: `,"time":"${new Date(ms).toISOString()}"` };
  return clock.text;
}

/**
 * Makes the log: JSON lines, times in ISO 8601.
 *
 * @param level The least level that is written; `silent`: nothing is.
 * @param output Where lines go. Default: standard output, each line at once.
 */
export const createLogger = (level: string, output: DestinationStream = pino.destination({ sync: true })): Logger =>
  pino({ level, base: null, timestamp, formatters: { level: (label) => ({ level: label }) } }, output);
