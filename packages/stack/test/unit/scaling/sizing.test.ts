import { expect, test } from "bun:test";
import { costOfMillion, type Measured, perReplica, sizingOf } from "../../../src/scaling/sizing.ts";

/** Round ones, so that each result can be checked in the head. */
const measured: Measured = {
  cpuMicrosPerRequest: 100,
  residentMegabytesAtRest: 80,
  residentMegabytesAtMost: 100,
  logBytesPerRequest: 200,
  requestBytes: 1000,
  answerBytes: 1000,
  metricsSeries: 100,
  metricsBytes: 10_000,
  ecdsaHandshakesPerSecond: 20_000,
  rsaHandshakesPerSecond: 1000,
};

test("sizingOf() gives each zone as many replicas, and leaves those of two zones below their limit", () => {
  expect(perReplica(measured)).toBe(6000);
  expect(sizingOf(1000, measured).replicas).toBe(3);
  const { replicas, utilisationWithoutZone, memoryGigabytes, logMegabytesPerSecond, ...rest } = sizingOf(
    1_000_000,
    measured,
  );
  expect(replicas).toBe(168);
  expect(utilisationWithoutZone).toBeCloseTo(100 / 112, 5);
  expect(memoryGigabytes).toBeCloseTo(16.8, 5);
  expect(logMegabytesPerSecond).toBe(200);
  expect(rest).toMatchObject({
    series: 16_800,
    ecdsaCores: 50,
    rsaCores: 1000,
    partitions: 286,
    answersGigabitsPerSecond: 8,
  });
});

test("costOfMillion() shows the arithmetic that its sums come from", () => {
  const [compute, kept, each, log, traffic, uploads] = costOfMillion(measured).map(({ dollars }) => dollars);
  expect(compute).toBeCloseTo((100 / 0.6 / 3600) * 0.036, 8);
  expect(kept).toBeCloseTo(0.016, 8);
  expect(each).toBeCloseTo(0.0889, 4);
  expect(log).toBeCloseTo(0.1, 8);
  expect(traffic).toBeCloseTo(0.09, 8);
  expect(uploads).toBe(5);
});
