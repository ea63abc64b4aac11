import { type Check, check } from "../report/check.ts";
import { atLeast, atMost } from "../requests/goals.ts";
import { median } from "../statistics/median.ts";
import { manyProfiles } from "./candidates.ts";

/** Microseconds by signed form, a figure each round, by candidate. */
export type SignerRounds = Readonly<Record<string, readonly number[]>>;

/** What was measured on one runtime. */
export interface SignerResult {
  readonly runtime: string;
  /** Medians. */
  readonly micros: Readonly<Record<string, number>>;
  readonly checks: readonly Check[];
}

const leastMultiple: Readonly<Record<string, number>> = { bun: 20, node: 15, deno: 15 };

/**
 * Compares the ways to sign on one runtime, round by round.
 *
 * @param runtime Its name.
 * @param rounds What was measured.
 */
export function signerResult(runtime: string, rounds: SignerRounds): SignerResult {
  const core = rounds["core"] ?? [];
  const over = (name: string, by: (candidate: number, core: number) => number): number =>
    median((rounds[name] ?? []).map((micros, round) => by(micros, core[round] ?? Number.NaN)));
  const times = (name: string): number => over(name, (candidate, own) => candidate / own);
  const constraints = Object.keys(rounds).filter((name) => name.startsWith("core+"));
  return {
    runtime,
    micros: Object.fromEntries(Object.entries(rounds).map(([name, all]) => [name, median(all)])),
    checks: [
      check(`${runtime}: createPresignedPost ÷ core`, times("aws-sdk"), "", atLeast(leastMultiple[runtime] ?? 15)),
      check(
        `${runtime}: core ÷ templated`,
        over("templated", (hand, own) => own / hand),
        "",
        atMost(1.2),
      ),
      check(`${runtime}: ${manyProfiles} profiles ÷ one`, times(`core, ${manyProfiles} profiles`), "", atMost(1.1)),
      ...constraints.map((name) =>
        check(
          `${runtime}: ${name.slice("core+".length)}`,
          over(name, (more, own) => more - own),
          "µs",
          atMost(0.5),
        ),
      ),
    ],
  };
}
