import type { DocumentName } from "./documents/index.ts";

/** How a check went, from best to worst; the position is the exit code. */
export const levels = ["ok", "warn", "bad"] as const;
export type Level = (typeof levels)[number];

/** What a check has found. */
export interface Finding {
  readonly level: Level;
  /** One line. */
  readonly message: string;
  /** What to do about it, in one line. */
  readonly cure?: string;
  /** The document to paste that belongs to the cure. */
  readonly document?: DocumentName;
}

/** A line of the examination's outcome. */
export interface CheckResult extends Finding {
  /** The check's name. */
  readonly name: string;
}

type Cure = Pick<Finding, "cure" | "document">;

/** All is well. */
export const ok = (message: string): Finding => ({ level: "ok", message });
/** Uploads work, but not as one might think. */
export const warn = (message: string, cure: Cure = {}): Finding => ({ level: "warn", message, ...cure });
/** Uploads don't work. */
export const bad = (message: string, cure: Cure = {}): Finding => ({ level: "bad", message, ...cure });
/** What can't be told before something else is cured. */
export const notChecked = (first: string): Finding => warn(`not checked: cure "${first}" first`);

/** The exit code: 0 all is ok, 1 something warns, 2 something is bad. */
export const exitCodeOf = (results: readonly Finding[]): number =>
  Math.max(0, ...results.map(({ level }) => levels.indexOf(level)));
