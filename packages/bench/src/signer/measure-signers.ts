import { join } from "node:path";
import { type Progress, runProgram, step } from "@signed-s3/testkit";
import { onCores } from "../process/on-cores.ts";
import { otherRuntimes } from "../servers/build/npm-packages.ts";
import { membersOf } from "../verification/answer.ts";
import { type SignerResult, type SignerRounds, signerResult } from "./signer-results.ts";
import type { Stretches } from "./stretches.ts";

/** How long signers are measured. */
export interface SignerPlan extends Stretches {
  /** How many processes of each runtime: their compilers see other code first. */
  readonly processes: number;
  /** The cores to use, as `taskset` lists them. */
  readonly cores: string;
}

/** Measures the ways to sign on Bun, Node and Deno, one runtime after the other. */
export async function measureSigners(plan: SignerPlan, progress: Progress): Promise<readonly SignerResult[]> {
  const { node, deno } = await otherRuntimes(progress);
  const program = join(import.meta.dir, "measure-signers.main.ts");
  const commands = {
    bun: [process.execPath],
    node: [node],
    deno: [deno, "run", "--no-check", "--allow-all", "--node-modules-dir=manual"],
  };
  const results: SignerResult[] = [];
  for (const [runtime, command] of Object.entries(commands)) {
    const words = [...command, program, String(plan.rounds), String(plan.milliseconds)];
    const [launcher, ...pinned] = onCores(plan.cores, words);
    const said: string[] = [];
    for (let process = 1; process <= plan.processes; process++) {
      const measure = () =>
        runProgram(launcher, pinned, { cure: "See what it says.", env: { NODE_ENV: "production" } });
      said.push(await step(progress, `signing on ${runtime}, process ${process} of ${plan.processes}`, measure));
    }
    results.push(signerResult(runtime, together(said.map(readRounds))));
  }
  return results;
}

/** The rounds of several processes, one after the other. */
function together(processes: readonly SignerRounds[]): SignerRounds {
  const names = Object.keys(processes[0] ?? {});
  return Object.fromEntries(names.map((name) => [name, processes.flatMap((rounds) => rounds[name] ?? [])]));
}

function readRounds(said: string): SignerRounds {
  const all = Object.entries(membersOf(said) ?? {});
  const isRounds = (value: unknown): value is number[] =>
    Array.isArray(value) && value.length > 0 && value.every((it) => typeof it === "number");
  return Object.fromEntries(
    all.map(([name, rounds]) => {
      if (!isRounds(rounds)) throw new Error(`There are no figures of ${name}.`);
      return [name, rounds] as const;
    }),
  );
}
