import process from "node:process";
import type { Candidate } from "./candidates.ts";

/** How often, and for how long at a time, candidates are called. */
export interface Stretches {
  readonly rounds: number;
  /** What a stretch of one candidate takes, nearly. */
  readonly milliseconds: number;
}

/**
 * Calls candidates in turns: a short stretch of each in every round, so that whatever disturbs the machine for longer than a
 * round disturbs all of them, and what is shorter some stretches alone.
 *
 * @param candidates What is called, by name.
 * @param stretches How often and for how long.
 * @returns Microseconds of processor time by call, a figure each round.
 */
export async function inStretches(
  candidates: Readonly<Record<string, Candidate>>,
  { rounds, milliseconds }: Stretches,
): Promise<Readonly<Record<string, readonly number[]>>> {
  const all = Object.entries(candidates).map(([name, candidate]) => ({
    name,
    candidate,
    calls: 1,
    micros: [] as number[],
  }));
  for (let round = -warmUpRounds; round < rounds; round++) {
    for (const each of all) {
      const micros = (await stretch(each.candidate, each.calls)) / each.calls;
      if (round >= 0) each.micros.push(micros);
      else each.calls = Math.max(1, Math.round((milliseconds * 1000) / micros));
    }
  }
  return Object.fromEntries(all.map(({ name, micros }) => [name, micros]));
}

/** Until compilers are done with all of them; the last of these tells how many calls a stretch has. */
const warmUpRounds = 40;

/** Calls a candidate so often; microseconds of processor time that it took. */
async function stretch(candidate: Candidate, calls: number): Promise<number> {
  const before = cpuMicros();
  let url = "";
  for (let call = 0; call < calls; call++) {
    const form = candidate();
    // Most have signed already: to wait for them would be counted as theirs.
    url = (form instanceof Promise ? await form : form).url;
  }
  const spent = cpuMicros() - before;
  // Looked at, so that no compiler finds that nothing comes of the calls.
  if (url === "") throw new Error("A form has no URL.");
  return spent;
}

/** The process's own time, collecting garbage and compiling included: what others do meanwhile doesn't count. */
function cpuMicros(): number {
  const { user, system } = process.cpuUsage();
  return user + system;
}
