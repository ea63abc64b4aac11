import { describe, expect, test } from "bun:test";
import { peakCallsPerSecond } from "../../../src/scaling/rotation-simulation.ts";

const fleet = { replicas: 1000, startSeconds: 1, lifeSeconds: 3600, cut: 0, hours: 24, seed: 1 };

describe("peakCallsPerSecond()", () => {
  test("is as many as there are replicas, for ever, when they started together and nothing is left to chance", () => {
    expect(new Set(peakCallsPerSecond(fleet))).toEqual(new Set([1000]));
  });

  test("falls with the cut, and comes near the mean that no spreading can go below", () => {
    const peaks = peakCallsPerSecond({ ...fleet, cut: 1 / 3 });
    // Two calls an hour without a cut; with one of a sixth on average, 2.4.
    const mean = (1000 * 2.4) / 3600;
    expect(peaks[0]).toBe(1000);
    expect(Math.max(...peaks.slice(1))).toBeLessThan(15);
    expect(Math.max(...peaks.slice(12))).toBeGreaterThan(mean);
  });
});
