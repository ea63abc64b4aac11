import { describe, expect, test } from "bun:test";
import { testSummary, whyRunFails } from "../../src/test-run/test-summary.ts";
import type { TestTotals } from "../../src/test-run/test-totals.ts";

const good: TestTotals = {
  suites: [
    { suite: "packages/core unit", passed: 12, failed: 0, skipped: 0 },
    { suite: "apps/api integration", passed: 3, failed: 0, skipped: 0 },
  ],
  passed: 15,
  failed: 0,
  skipped: 0,
  failures: [],
};
const quiet = { tasksFailed: false, ci: true };

describe("testSummary()", () => {
  test("does end in the sum when all passed", () => {
    expect(testSummary(good).split("\n")).toEqual([
      "suite                  passed   failed  skipped",
      "packages/core unit         12        0        0",
      "apps/api integration        3        0        0",
      "15 passed, 0 failed",
    ]);
  });

  test("does name failures and skips when there are any", () => {
    const lines = testSummary({ ...good, failed: 1, skipped: 2, failures: ["packages/core unit: a"] }).split("\n");
    expect(lines.slice(-2)).toEqual(["failed: packages/core unit: a", "15 passed, 1 failed, 2 skipped"]);
  });
});

describe("whyRunFails()", () => {
  test("does find no reason when all passed", () => {
    expect(whyRunFails(good, quiet)).toEqual([]);
  });

  test("does find a reason when a task failed though every test passed", () => {
    expect(whyRunFails(good, { ...quiet, tasksFailed: true })).toHaveLength(1);
  });

  test("does find a reason when a test failed though no task did", () => {
    expect(whyRunFails({ ...good, failed: 1 }, quiet)).toHaveLength(1);
  });

  test("does find a reason when nothing ran", () => {
    expect(whyRunFails({ ...good, passed: 0 }, quiet)).toEqual(["No test ran."]);
  });

  test("does find a reason in skipped tests when it is CI, and none elsewhere", () => {
    expect(whyRunFails({ ...good, skipped: 1 }, quiet)).toHaveLength(1);
    expect(whyRunFails({ ...good, skipped: 1 }, { ...quiet, ci: false })).toEqual([]);
  });
});
