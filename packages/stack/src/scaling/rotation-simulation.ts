import { seeded } from "./random.ts";

/** What is simulated. */
export interface RotationOptions {
  readonly replicas: number;
  /** All start within so many seconds. */
  readonly startSeconds: number;
  /** How long credentials live, in seconds. */
  readonly lifeSeconds: number;
  /** How much of the time to the next fetch is cut at most, at random: the service's is a third. */
  readonly cut: number;
  readonly hours: number;
  readonly seed: number;
}

/** How many calls a fleet makes to the source of its credentials: the most in any second of each hour. */
export function peakCallsPerSecond(options: RotationOptions): readonly number[] {
  const { replicas, startSeconds, lifeSeconds, cut, hours } = options;
  const random = seeded(options.seed);
  const calls = new Int32Array(hours * 3600);
  for (let replica = 0; replica < replicas; replica += 1) {
    let at = random() * startSeconds;
    while (at < calls.length) {
      const second = Math.floor(at);
      calls[second] = (calls[second] ?? 0) + 1;
      at += (lifeSeconds / 2) * (1 - random() * cut);
    }
  }
  return Array.from({ length: hours }, (_, hour) => Math.max(...calls.subarray(hour * 3600, (hour + 1) * 3600)));
}
