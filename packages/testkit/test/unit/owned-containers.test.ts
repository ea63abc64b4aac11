import { describe, expect, test } from "bun:test";
import { isAbandoned, labelsOfOwner } from "../../src/owned-containers.ts";

const NOW = Date.parse("2026-01-02T12:00:00Z");
const HOUR = 3600;

/** A container made by process 4711 so many hours ago. */
function container(hoursOld: number, labels: Record<string, string> = {}) {
  return { Id: "c1", Created: NOW / 1000 - hoursOld * HOUR, Labels: { ...labelsOfOwner(4711), ...labels } };
}
const alive = (pid: number) => pid === 4711;
const dead = () => false;

describe("isAbandoned()", () => {
  test("is false while the owner lives", () => {
    expect(isAbandoned(container(1), NOW, alive)).toBe(false);
  });

  test("is true when the owner is gone", () => {
    expect(isAbandoned(container(0), NOW, dead)).toBe(true);
  });

  test("is true after a day, when the owner's number may long be another's", () => {
    expect(isAbandoned(container(25), NOW, alive)).toBe(true);
  });

  test("spares a container of another host for a day", () => {
    const elsewhere = { "org.signed-s3.testkit.owner-host": "build-server-7" };
    expect(isAbandoned(container(23, elsewhere), NOW, dead)).toBe(false);
    expect(isAbandoned(container(25, elsewhere), NOW, dead)).toBe(true);
  });
});
