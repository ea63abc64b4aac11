import { join } from "node:path";
import { type Progress, runProgram } from "@signed-s3/testkit";
import { builtFolder } from "./built-folder.ts";

const cure = "See that the npm registry can be reached, then run again.";

/**
 * Gives a copy of a folder with the packages installed that its package.json names.
 *
 * @throws {SetUpError} They can't be had.
 */
export const withPackages = (source: string, title: string, progress: Progress): Promise<string> =>
  builtFolder(source, `installing ${title}`, progress, (folder) =>
    // It installs faster than npm, and is there.
    runProgram(process.execPath, ["install", "--no-save", "--cwd", folder], { cure }),
  );

/** The runtimes that are not this one, at one version each. */
export interface OtherRuntimes {
  readonly node: string;
  readonly deno: string;
}

/**
 * Gives current Node and Deno, from their npm packages.
 *
 * @returns Their paths.
 * @throws {SetUpError} They can't be had.
 */
export async function otherRuntimes(progress: Progress): Promise<OtherRuntimes> {
  const folder = await withPackages(join(import.meta.dir, "../../../runtimes"), "Node and Deno", progress);
  const modules = join(folder, "node_modules");
  return {
    node: join(modules, `node-linux-${process.arch}`, "bin/node"),
    deno: join(modules, `@deno/linux-${process.arch}-glibc`, "deno"),
  };
}
