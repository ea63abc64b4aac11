import { describe, expect, test } from "bun:test";
import { EventQueue } from "../../../src/scaling/event-queue.ts";
import { type FleetOptions, simulateFleet } from "../../../src/scaling/fleet-simulation.ts";
import { timeDealtBlindly, timeOfTwoChoices } from "../../../src/scaling/queueing-theory.ts";
import { seeded } from "../../../src/scaling/random.ts";

const whole: FleetOptions = {
  replicas: 200,
  serviceMs: 5,
  utilisation: 0.7,
  choices: 2,
  lost: 0,
  loss: "refused",
  warmUpMs: 500,
  durationMs: 3000,
  seed: 1,
};

describe("simulateFleet()", () => {
  for (const utilisation of [0.3, 0.6, 0.8]) {
    test(`agrees with theory at a utilisation of ${utilisation}, with and without a choice`, () => {
      const blind = simulateFleet({ ...whole, utilisation, choices: 1 });
      expect(Math.abs(blind.meanMs / timeDealtBlindly(5, utilisation) - 1)).toBeLessThan(0.05);
      const chosen = simulateFleet({ ...whole, utilisation });
      expect(Math.abs(chosen.meanMs / timeOfTwoChoices(5, utilisation) - 1)).toBeLessThan(0.05);
    });
  }

  test("gives the same for the same seed, and about as many arrivals for another", () => {
    const [one, same, other] = [whole, whole, { ...whole, seed: 2 }].map((options) => simulateFleet(options));
    expect(same).toEqual(one);
    expect(other).not.toEqual(one);
    const expected = (0.7 * 200 * 3000) / 5;
    expect(Math.abs((one?.requests ?? 0) / expected - 1)).toBeLessThan(0.02);
  });

  test("fails those and only those whose attempts all meet a lost replica", () => {
    const none = simulateFleet(whole);
    expect(none.failed).toBe(0);
    // Blindly: half of the replicas gone, four attempts, until each is noticed, 500 ms on average. Those that are known already
    // make the later attempts better: fewer fail than if none were noticed before all are, and more than if half had been.
    const blind = simulateFleet({ ...whole, choices: 1, utilisation: 0.3, lost: 100 });
    const arrivedUntilNoticed = (0.3 * 200 * 750) / 5;
    expect(blind.failed).toBeGreaterThan(0);
    expect(blind.failed).toBeLessThan(arrivedUntilNoticed / 2 ** 4);
    expect(simulateFleet({ ...whole, lost: 200, utilisation: 0.1, durationMs: 200 }).failed).toBe(
      simulateFleet({ ...whole, lost: 200, utilisation: 0.1, durationMs: 200 }).requests,
    );
  });

  test("answers late, rather than fails, where lost replicas say nothing", () => {
    const { failed, late, worstMs } = simulateFleet({ ...whole, utilisation: 0.5, lost: 20, loss: "silent" });
    expect(failed).toBe(0);
    expect(late).toBeGreaterThan(0);
    expect(worstMs).toBeGreaterThan(1000);
  });

  test("is late with a growing share when those that are left can't bear the load", () => {
    const fine = simulateFleet({ ...whole, utilisation: 0.6, lost: 60 });
    const overrun = simulateFleet({ ...whole, utilisation: 0.6, lost: 100 });
    expect(fine.late / fine.requests).toBeLessThan(0.05);
    expect(overrun.late / overrun.requests).toBeGreaterThan(0.3);
  });
});

test("EventQueue gives what was put in by its time, and by its order at one moment", () => {
  const random = seeded(7);
  const queue = new EventQueue<string>();
  const put = Array.from({ length: 500 }, (_, order) => ({ at: Math.floor(random() * 50), order }));
  for (const { at, order } of put) queue.push(at, `${at}/${order}`);
  const sorted = put.toSorted((one, other) => one.at - other.at || one.order - other.order);
  expect(sorted.map(() => queue.pop())).toEqual(sorted.map(({ at, order }) => `${at}/${order}`));
  expect(queue.pop()).toBeUndefined();
});
