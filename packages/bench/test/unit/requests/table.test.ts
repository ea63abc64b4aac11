import { describe, expect, test } from "bun:test";
import { requestsSection } from "../../../src/report/requests-section.ts";
import { figureText, isMet } from "../../../src/requests/goals.ts";
import type { Measured } from "../../../src/requests/interleaved.ts";
import { rowsOf } from "../../../src/requests/table.ts";

const measured = (name: string, cpuMicros: readonly number[]): Measured => ({
  name,
  title: `the ${name}`,
  samples: cpuMicros.map((cpu) => ({ cpuMicros: cpu, requests: 1000, perSecond: 1000, p50Ms: 1, p99Ms: 2 })),
  peakResidentBytes: 50e6,
});

describe("isMet()", () => {
  test("takes a figure that is just as good as the goal", () => {
    expect(isMet({ kind: "at least", value: 2 }, 2)).toBeTrue();
    expect(isMet({ kind: "at most", value: 2 }, 2)).toBeTrue();
  });
  test("refuses one that is worse, and one that is none", () => {
    expect(isMet({ kind: "at least", value: 2 }, 1.99)).toBeFalse();
    expect(isMet({ kind: "at most", value: 2 }, 2.01)).toBeFalse();
    expect(isMet({ kind: "at least", value: 2 }, Number.NaN)).toBeFalse();
  });
});

describe("figureText()", () => {
  test("has two digits, and more only where they would tell of the other side of the goal", () => {
    expect(figureText(1.0412, { kind: "at most", value: 1.05 })).toBe("1.04");
    expect(figureText(1.0536, { kind: "at most", value: 1.05 })).toBe("1.054");
    expect(figureText(0.79996, { kind: "at least", value: 0.8 })).toBe("0.79996");
    expect(figureText(0.7999999, { kind: "at least", value: 0.8 })).toBe("0.7999999");
    expect(figureText(Number.NaN, { kind: "at least", value: 0.8 })).toBe("NaN");
  });
});

describe("rowsOf()", () => {
  test("compares rounds with rounds, not medians with medians", () => {
    // The machine became slower in the third round, for both.
    const rows = rowsOf([measured("service", [10, 10, 40, 41, 42]), measured("go-minio", [25, 25, 100, 100, 100])]);
    expect(rows[1]).toMatchObject({ cpuMicros: 100, ratio: 2.5, met: true });
  });
  test("says whether the goal is met, where there is one", () => {
    const [, slow, unknown] = rowsOf([measured("service", [10]), measured("go-minio", [19]), measured("other", [1])]);
    expect(slow).toMatchObject({ ratio: 1.9, met: false });
    expect(unknown).not.toHaveProperty("met");
  });
  test("has no ratios when the service was not measured", () => {
    expect(rowsOf([measured("go-minio", [19])])[0]).not.toHaveProperty("ratio");
  });
});

describe("requestsSection()", () => {
  test("writes a row of each that was measured, and the reason for each that was not", () => {
    const without: Measured = { ...measured("go-minio", []), missing: "it answers wrongly: the status is 200" };
    const text = requestsSection(rowsOf([measured("service", [10]), measured("bun-hand-written", [7]), without]));
    expect(text).toMatch(/\| the bun-hand-written +\| +7\.0 \| +1000 \|.*\| +50 \| +0\.70 \| +≥ 0\.8 \| not met \|/);
    expect(text).toContain("- the go-minio has no row: it answers wrongly: the status is 200");
    expect(text.split("\n").filter((line) => line.startsWith("|"))).toHaveLength(4);
  });
});
