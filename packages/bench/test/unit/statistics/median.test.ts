import { describe, expect, test } from "bun:test";
import { median, quantile } from "../../../src/statistics/median.ts";

describe("median()", () => {
  test("is the middle one of an odd count, whatever their order", () => {
    expect(median([9, 1, 5])).toBe(5);
  });
  test("is half-way between the two in the middle of an even count", () => {
    expect(median([4, 1, 3, 2])).toBe(2.5);
  });
  test("compares numbers as numbers", () => {
    expect(median([10, 9, 100])).toBe(10);
  });
  test("throws when there are none", () => {
    expect(() => median([])).toThrow(RangeError);
  });
});

describe("quantile()", () => {
  test("interpolates between neighbours", () => {
    expect(quantile([0, 10], 0.99)).toBeCloseTo(9.9);
    expect(quantile([3], 0.99)).toBe(3);
  });
});
