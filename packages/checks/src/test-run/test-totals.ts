import { readJunitReport } from "./junit-report.ts";

/** A report file of one package. */
export interface TestReport {
  /** The package's folder from the workspace's root: `packages/core`. */
  readonly folder: string;
  /** The file's name without its extension: `unit`. */
  readonly name: string;
  readonly xml: string;
}

/** What one report adds up to. */
export interface SuiteTotals {
  /** `packages/core unit` */
  readonly suite: string;
  readonly passed: number;
  readonly failed: number;
  readonly skipped: number;
}

/** What a whole run adds up to. */
export interface TestTotals {
  readonly suites: readonly SuiteTotals[];
  readonly passed: number;
  /** Failed tests, unreadable reports and test files that no report tells of. */
  readonly failed: number;
  readonly skipped: number;
  /** One line for each that `failed` counts. */
  readonly failures: readonly string[];
}

/**
 * Adds up a run. A process that crashes, exits early or can't load a file says nothing of it in its report, or leaves
 * no report at all: so every test file has to turn up in a report of its package, and counts as failed otherwise.
 *
 * @param reports Every report the run has left.
 * @param testFiles Every test file the run ought to have run, from the workspace's root.
 * @returns The sums, with the suites in the order of the reports.
 * @example
 * ```ts
 * testTotals([], ["packages/core/test/sign.test.ts"]).failed; // 1
 * ```
 */
export function testTotals(reports: readonly TestReport[], testFiles: readonly string[]): TestTotals {
  const suites: SuiteTotals[] = [];
  const failures: string[] = [];
  const told = new Set<string>();
  for (const { folder, name, xml } of reports) {
    const suite = `${folder} ${name}`;
    const counts = { passed: 0, failed: 0, skipped: 0 };
    try {
      for (const test of readJunitReport(xml)) {
        counts[test.outcome] += 1;
        told.add(`${folder}/${test.file}`);
        if (test.outcome === "failed") {
          failures.push(`${suite}: ${test.file}: ${test.name}`);
        }
      }
    } catch (error) {
      counts.failed += 1;
      failures.push(`${suite}: the report can't be read: ${error instanceof Error ? error.message : error}`);
    }
    suites.push({ suite, ...counts });
  }
  const untold = testFiles.filter((file) => !told.has(file));
  failures.push(...untold.map((file) => `${file}: in no report; it crashed, didn't load, or no task runs it`));
  const sum = (count: "passed" | "failed" | "skipped"): number => suites.reduce((all, suite) => all + suite[count], 0);
  return { suites, passed: sum("passed"), failed: sum("failed") + untold.length, skipped: sum("skipped"), failures };
}
