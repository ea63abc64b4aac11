import { median } from "../statistics/median.ts";
import { type Goal, isMet, ratioGoals } from "./goals.ts";
import type { Measured } from "./interleaved.ts";

/** One row: medians over the rounds. */
export interface Row {
  readonly name: string;
  readonly title: string;
  readonly cpuMicros: number;
  readonly perSecond: number;
  readonly p50Ms: number;
  readonly p99Ms: number;
  readonly peakResidentBytes: number;
  /** Its CPU time by request ÷ the service's in the same round; the median over the rounds. */
  readonly ratio?: number;
  readonly goal?: Goal;
  readonly met?: boolean;
}

/** A peer that has no row, and why. */
export interface Missing {
  readonly name: string;
  readonly title: string;
  readonly missing: string;
}

/**
 * Makes rows of what was measured.
 *
 * @param measured All of it.
 * @param base The name of the row that the others are compared to. Where it was not measured there are no ratios.
 */
export function rowsOf(measured: readonly Measured[], base = "service"): readonly (Row | Missing)[] {
  const baseSamples = measured.find(({ name }) => name === base)?.samples ?? [];
  return measured.map(({ name, title, samples, peakResidentBytes, missing }): Row | Missing => {
    if (missing !== undefined) return { name, title, missing };
    const of = (member: "cpuMicros" | "perSecond" | "p50Ms" | "p99Ms"): number =>
      median(samples.map((sample) => sample[member]));
    const row: Row = {
      name,
      title,
      cpuMicros: of("cpuMicros"),
      perSecond: of("perSecond"),
      p50Ms: of("p50Ms"),
      p99Ms: of("p99Ms"),
      peakResidentBytes,
    };
    if (name === base || baseSamples.length === 0) return row;
    const ratio = median(
      samples.map(({ cpuMicros }, round) => cpuMicros / (baseSamples[round]?.cpuMicros ?? Number.NaN)),
    );
    const goal = Object.hasOwn(ratioGoals, name) ? ratioGoals[name] : undefined;
    return goal ? { ...row, ratio, goal, met: isMet(goal, ratio) } : { ...row, ratio };
  });
}
