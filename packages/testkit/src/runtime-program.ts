import { runProgram } from "./run-program.ts";

/** The runtimes beside Bun that packages are for, as npm packages at one version. */
const packages = { deno: "deno@2.9.6", "node-22": "node@22.23.3", "node-26": "node@26.10.0" } as const;

/** A runtime beside Bun. */
export type RuntimeName = keyof typeof packages;

const programs = new Map<RuntimeName, Promise<string>>();

/**
 * Gives the program of a runtime at its one version, fetched when it is not there. It comes by npx and not as a
 * dependency, as Bun does not run the script by which such a package fetches its binary.
 *
 * @param name Which.
 * @returns The program's path; starting it by npx each time would take a second more.
 * @throws {Error} It can't be fetched.
 */
export function ensureRuntime(name: RuntimeName): Promise<string> {
  const program = programs.get(name) ?? fetchRuntime(name);
  programs.set(name, program);
  return program;
}

async function fetchRuntime(name: RuntimeName): Promise<string> {
  const program = name.replace(/-\d+$/, "");
  const args = ["--yes", `--package=${packages[name]}`, "-c", `command -v ${program}`];
  const options = { cure: `See that npx can fetch ${packages[name]} from npm's registry, then run again.` };
  // Where two processes fetch the same for the first time, one of them can find the other's half.
  const path = await runProgram("npx", args, options).catch(() => runProgram("npx", args, options));
  return path.trim();
}
