import { describe, expect, test } from "bun:test";
import { linearFit } from "../../../src/statistics/linear-fit.ts";

describe("linearFit()", () => {
  test("finds a line that is one", () => {
    const { slope, intercept, r2 } = linearFit([0, 1, 5, 9].map((x) => [x, 3 + 2 * x] as const));
    expect(slope).toBeCloseTo(2);
    expect(intercept).toBeCloseTo(3);
    expect(r2).toBeCloseTo(1);
  });
  test("tells by R² that a parabola is none", () => {
    expect(linearFit([-2, -1, 0, 1, 2].map((x) => [x, x * x] as const)).r2).toBeCloseTo(0);
  });
  test("throws when all points stand above each other", () => {
    expect(() =>
      linearFit([
        [1, 2],
        [1, 3],
      ]),
    ).toThrow(RangeError);
  });
});
