import type { ConfigVariables } from "./variables.ts";

/** What is wrong with the configuration. */
export interface Problem {
  /** The variables that it is about, the one to change first. */
  readonly about: readonly [string, ...string[]];
  /** What must be otherwise: a sentence whose subject is the first variable. It holds no value. */
  readonly rule: string;
}

/** A problem of variables that the service has. */
export const problem = (rule: string, ...about: [keyof ConfigVariables, ...(keyof ConfigVariables)[]]): Problem => ({
  about,
  rule,
});
