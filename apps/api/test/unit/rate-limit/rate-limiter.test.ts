import { describe, expect, it } from "bun:test";
import { rateLimiter } from "../../../src/rate-limit/rate-limiter.ts";

const start = Date.parse("2026-01-01T00:00:00Z");
const minute = 60_000;

describe("rateLimiter()", () => {
  for (const perMinute of [1, 3, 7, 60, 601]) {
    it(`takes ${perMinute} requests at once, and one more each ${minute / perMinute} ms`, () => {
      const take = rateLimiter(perMinute);
      const waits = Array.from({ length: perMinute }, () => take("a", start));
      expect(Math.max(...waits)).toBe(0);
      expect(take("a", start)).toBeWithin(1, minute / perMinute + 1);
      expect(take("a", start + Math.ceil(minute / perMinute))).toBe(0);
    });
  }

  it("takes in an hour what 61 minutes have room for, however often it is asked", () => {
    const take = rateLimiter(10);
    let taken = 0;
    for (let ms = 0; ms < 60 * minute; ms += 500) if (take("a", start + ms) === 0) taken++;
    expect(taken).toBeWithin(600, 611);
  });

  it("does not make a caller wait for longer because it asked in vain", () => {
    const take = rateLimiter(1);
    take("a", start);
    for (let n = 0; n < 100; n++) take("a", start);
    expect(take("a", start + minute)).toBe(0);
  });

  it("tells callers apart, also those of prototype names", () => {
    const take = rateLimiter(1);
    for (const caller of ["a", "b", "__proto__", "constructor", ""]) {
      expect(take(caller, start)).toBe(0);
      expect(take(caller, start)).toBeGreaterThan(0);
    }
  });

  it("makes nobody wait for more than a minute when the clock is set back", () => {
    const take = rateLimiter(1);
    take("a", start);
    expect(take("a", start - 60 * minute)).toBeLessThanOrEqual(minute);
    expect(take("a", start - 59 * minute)).toBe(0);
  });

  it("forgets the caller that has been silent for longest, and no other", () => {
    const take = rateLimiter(1, 3);
    for (const caller of ["a", "b", "c"]) take(caller, start);
    expect(take("a", start)).toBeGreaterThan(0);
    take("d", start);
    for (const caller of ["a", "c", "d"]) expect(take(caller, start)).toBeGreaterThan(0);
    expect(take("b", start)).toBe(0);
  });
});
