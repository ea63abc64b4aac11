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
export async function inStretches<Name extends string>(
  candidates: Readonly<Record<Name, Candidate>>,
  { rounds, milliseconds }: Stretches,
): Promise<Record<Name, number[]>> {
  const names = Object.keys(candidates) as Name[];
  const micros = Object.fromEntries(names.map((name) => [name, [] as number[]])) as Record<Name, number[]>;
  const calls = Object.fromEntries(names.map((name) => [name, 1])) as Record<Name, number>;
  for (let round = -warmUpRounds; round < rounds; round++) {
    for (const name of names) {
      const spent = (await stretch(candidates[name], calls[name])) / calls[name];
      if (round >= 0) micros[name].push(spent);
      else calls[name] = Math.max(1, Math.round((milliseconds * 1000) / spent));
    }
  }
  return micros;
}

/** Until compilers are done with all of them; the last of these tells how many calls a stretch has. */
const warmUpRounds = 40;

/** Calls a candidate so often; microseconds of processor time that it took. */
async function stretch(candidate: Candidate, calls: number): Promise<number> {
  const before = cpuMicros();
  let url = "";
  for (let call = 0; call < calls; call++) {
    const form = candidate();
    // To wait for what is there already would cost as much as a third of a form.
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
