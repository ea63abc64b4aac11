import { describe, expect, test } from "bun:test";
import { readReport } from "../../../src/load/wrk.ts";

const report = { requests: 2000, microseconds: 1_000_000, failed: 0, refused: 0, p50: 1500, p99: 9000 };
const said = (changed: Partial<typeof report> = {}) =>
  `Running 1s test @ http://127.0.0.1:1/\n${JSON.stringify({ ...report, ...changed })}\n`;

describe("readReport()", () => {
  test("reads requests, their rate, and latency in milliseconds", () => {
    expect(readReport(said())).toEqual({ requests: 2000, perSecond: 2000, p50Ms: 1.5, p99Ms: 9 });
  });
  test("throws when requests failed or were refused", () => {
    expect(() => readReport(said({ failed: 1 }))).toThrow("1 of 2000");
    expect(() => readReport(said({ refused: 2000 }))).toThrow("2000 of 2000");
  });
  test("throws when nothing was asked, or nothing is told", () => {
    expect(() => readReport(said({ requests: 0 }))).toThrow();
    expect(() => readReport("unable to connect")).toThrow("did not report");
  });
});
