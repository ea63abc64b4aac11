import { type Logger, pino } from "pino";

export type { Logger };

/** Makes the log: JSON lines on standard output, times in ISO 8601. */
export const createLogger = (level: string): Logger =>
  pino({ level, base: null, timestamp: () => `,"time":"${new Date().toISOString()}"` });
