import type { Context } from "./context.ts";
import type { Finding } from "./result.ts";

/** One question about the set-up. */
export interface Check {
  /** What it is called in the report. */
  readonly name: string;
  /** The checks without which it would blame the wrong thing: it waits until none of them is bad. */
  readonly needs: readonly string[];
  /**
   * Finds out.
   *
   * @throws {Unreachable} There was no answer to what it asked.
   */
  readonly run: (context: Context) => Promise<Finding>;
}
