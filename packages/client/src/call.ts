import type { Runtime } from "./runtime.ts";

/** How often something is tried, and how long is waited between: each wait is a random part of a limit that doubles. */
export interface Retry {
  /** Tries in all. @default 6, so that a restart of S3 is outlived */
  readonly attempts?: number;
  /** The limit of the first wait, in milliseconds. @default 500 */
  readonly baseMs?: number;
  /** The limit of any wait, in milliseconds. @default 20_000 */
  readonly maxMs?: number;
}

/** What every call of the client takes. */
export interface Call {
  /** Ends the call with an error of the code `aborted`. */
  readonly signal?: AbortSignal | undefined;
  readonly retry?: Retry | undefined;
  readonly runtime?: Partial<Runtime> | undefined;
}
