import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { cacheFolder } from "./cache-folder.ts";
import { runProgram } from "./run-program.ts";
import { makeWholeFolder } from "./whole-folder.ts";

/** The runtimes beside Bun that packages are for, as npm packages at one version. */
const packages = { deno: "deno@2.9.6", "node-22": "node@22.23.3", "node-26": "node@26.10.0" } as const;

/** A runtime beside Bun. */
export type RuntimeName = keyof typeof packages;

const programs = new Map<RuntimeName, Promise<string>>();

/**
 * Gives the program of a runtime at its one version, installed once and kept in the user's cache. It comes by npm and not as a
 * dependency, as Bun does not run the script by which such a package fetches its binary.
 *
 * @param name Which.
 * @returns The program's path; to ask npx for it would take two seconds each time.
 * @throws {SetUpError} It can't be fetched.
 */
export function ensureRuntime(name: RuntimeName): Promise<string> {
  const program = programs.get(name) ?? fetchRuntime(name);
  programs.set(name, program);
  return program;
}

async function fetchRuntime(name: RuntimeName): Promise<string> {
  const folder = cacheFolder(packages[name]);
  await makeWholeFolder(folder, async (begun) => {
    // npm takes the nearest folder with a package.json. Told of one by --prefix, it wouldn't read the machine's own settings.
    await writeFile(join(begun, "package.json"), "{}");
    const cure = `See that npm can fetch ${packages[name]} from its registry, then run again.`;
    await runProgram("npm", ["install", "--no-save", "--no-audit", "--no-fund", packages[name]], { cure, cwd: begun });
  });
  return join(folder, "node_modules/.bin", name.replace(/-\d+$/, ""));
}
