import type { TestTotals } from "./test-totals.ts";

/**
 * Says how a run went: a table of the suites, the failures by name, and the sum as the very last line.
 *
 * @param totals What the run adds up to.
 * @returns The text, without a line break at its end.
 */
export function testSummary({ suites, failures, passed, failed, skipped }: TestTotals): string {
  const width = Math.max(0, ...suites.map(({ suite }) => suite.length));
  const row = (suite: string, ...cells: readonly (string | number)[]): string =>
    [suite.padEnd(width), ...cells.map((cell) => String(cell).padStart(9))].join("");
  return [
    row("suite", "passed", "failed", "skipped"),
    ...suites.map((it) => row(it.suite, it.passed, it.failed, it.skipped)),
    ...failures.map((failure) => `failed: ${failure}`),
    `${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ""}`,
  ].join("\n");
}

/**
 * Says why a run isn't good. A run that is merely empty isn't, and neither is one that skips tests where nobody looks
 * at what was skipped.
 *
 * @param totals What the run adds up to.
 * @param circumstances Whether the task runner itself failed, and whether this is continuous integration.
 * @returns The reasons, in words; none for a good run.
 */
export function whyRunFails(
  { passed, failed, skipped }: TestTotals,
  { tasksFailed, ci }: { readonly tasksFailed: boolean; readonly ci: boolean },
): string[] {
  return [
    ...(tasksFailed ? ["A task failed: its output is above."] : []),
    ...(failed > 0 ? ["Not every test passed."] : []),
    ...(passed + failed === 0 ? ["No test ran."] : []),
    ...(ci && skipped > 0 ? ["Tests were skipped, and in CI every test has to run."] : []),
  ];
}
