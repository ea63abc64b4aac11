/** How one test went, on whatever runtime. */
export interface TestResult {
  /** From the workspace's root, with forward slashes. */
  readonly file: string;
  readonly name: string;
  readonly outcome: "passed" | "failed" | "skipped";
}

/** What a runtime has reported of a run. */
export interface RunReport {
  readonly tests: readonly TestResult[];
  /** The files of which a test has passed. */
  readonly passedFiles: ReadonlySet<string>;
}
