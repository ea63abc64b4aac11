import { describe, expect, test } from "bun:test";
import { check } from "../../../src/report/check.ts";
import { report } from "../../../src/report/report.ts";
import type { Results } from "../../../src/report/results.ts";
import { withReport } from "../../../src/report/write-report.ts";

const results: Results = {
  machine: {
    date: "2026-01-02T03:04:05.678Z",
    cpu: "A processor",
    cores: 2,
    memoryBytes: 8 * 2 ** 30,
    kernel: "6.1",
    system: "Debian",
    versions: { bun: "1.4.5" },
  },
  quick: false,
  start: [check("from the start to the first 202", 151, "ms", { kind: "at most", value: 150 })],
};
const document = "before\n<!-- measured: begin -->\nold\n<!-- measured: end -->\nafter\n";

describe("report()", () => {
  test("says where it was measured, and what is not what it should be", () => {
    const text = report(results);
    expect(text).toContain("2026-01-02 03:04 UTC on A processor, 2 cores, 8 GiB, Debian, Linux 6.1; bun 1.4.5.");
    expect(text).toMatch(/\| from the start to the first 202 \| +151\.00 ms \| +≤ 150 ms \| not met \|/);
  });
  test("has no section of what was not measured, and says so when rounds were short", () => {
    expect(report(results)).not.toContain("### A request");
    expect(report({ ...results, quick: true })).toContain("the figures are rough");
  });
});

describe("withReport()", () => {
  test("replaces what stands between the markers, and nothing else", () => {
    const once = withReport(document, "new");
    expect(once).toBe("before\n<!-- measured: begin -->\n\nnew\n\n<!-- measured: end -->\nafter\n");
    expect(withReport(once, "new")).toBe(once);
  });
  test("throws when a marker is missing, twice there, or the end comes first", () => {
    const swapped = document.replace("begin", "x").replace("end", "begin").replace("x", "end");
    for (const wrong of ["", document.replace("begin", ""), document + document, swapped]) {
      expect(() => withReport(wrong, "new")).toThrow("once each");
    }
  });
});
