import { type FleetResult, type Loss, simulateFleet } from "./fleet-simulation.ts";
import { peakCallsPerSecond } from "./rotation-simulation.ts";

const replicas = 1000;

/** How a fleet of a thousand bears a loss. */
export interface LossScenario {
  readonly loss: Loss;
  readonly lost: number;
  readonly utilisation: number;
  readonly result: FleetResult;
}

/**
 * A request takes a replica 5 ms here, some thirty times what it does: queues are as much longer, so that this is the worse
 * case, and the simulation as much shorter.
 */
export const simulated = {
  replicas,
  serviceMs: 5,
  choices: 2,
  warmUpMs: 200,
  durationMs: 1500,
  seed: 20_261_122,
} as const;

/** One of a thousand, one of ten, a zone of three, and half, in both ways, at a usual load and at a higher one. */
export function lossScenarios(): readonly LossScenario[] {
  const cases = [
    { lost: 1, utilisation: 0.6 },
    { lost: 100, utilisation: 0.6 },
    { lost: 333, utilisation: 0.6 },
    { lost: 333, utilisation: 0.75 },
    { lost: 500, utilisation: 0.6 },
  ];
  return (["refused", "silent"] as const).flatMap((loss) =>
    cases.map((it) => ({ loss, ...it, result: simulateFleet({ ...simulated, ...it, loss }) })),
  );
}

/** How many calls a thousand replicas make to STS, by how they started and whether chance spreads them. */
export interface RotationScenario {
  readonly startSeconds: number;
  readonly cut: number;
  /** In the first hour after that in which they started, and in the last of a day. */
  readonly secondHour: number;
  readonly lastHour: number;
}

export function rotationScenarios(): readonly RotationScenario[] {
  return [1, 60].flatMap((startSeconds) =>
    [0, 1 / 3].map((cut) => {
      const peaks = peakCallsPerSecond({
        replicas,
        startSeconds,
        cut,
        lifeSeconds: 3600,
        hours: 24,
        seed: simulated.seed,
      });
      return { startSeconds, cut, secondHour: peaks[1] ?? 0, lastHour: peaks.at(-1) ?? 0 };
    }),
  );
}
