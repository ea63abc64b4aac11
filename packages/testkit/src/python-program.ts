import { existsSync } from "node:fs";
import { mkdir, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { aptInstall } from "./apt-install.ts";
import { cacheFolder } from "./cache-folder.ts";
import { type Progress, step } from "./progress.ts";
import { runProgram } from "./run-program.ts";

const PYTHON_CURE = "Install Python 3.10 or newer with its venv module, then run again.";
const isWindows = process.platform === "win32";

/**
 * Gives a program of Python packages, in a virtual environment of their own that is made once and kept in the user's cache.
 *
 * @param program The program, such as `st`, or `python` for the interpreter that can import the packages.
 * @param requirements The package with its version, such as `schemathesis==4.32.5`, or several.
 * @param progress Told of what takes time.
 * @returns The program's path.
 * @throws {SetUpError} There is no Python and none can be installed, or a package can't be had.
 */
export async function ensurePythonProgram(
  program: string,
  requirements: string | readonly string[],
  progress: Progress,
): Promise<string> {
  const packages = [requirements].flat();
  const folder = cacheFolder(packages.join("+"));
  const programs = join(folder, isWindows ? "Scripts" : "bin");
  // Written last: an environment has its interpreter long before its package, and a run can be killed in between.
  const isWhole = join(folder, "whole");
  if (existsSync(isWhole)) return join(programs, program);

  await step(progress, `installing ${packages.join(", ")} with pip`, async () => {
    await mkdir(join(folder, ".."), { recursive: true });
    // Programs of an environment name their own folder: it can't be made elsewhere and moved when it is whole.
    await rm(folder, { recursive: true, force: true });
    await makePythonEnvironment(folder);
    const cure = "See that Python's package index can be reached, then run again.";
    await runProgram(join(programs, "pip"), ["install", "--quiet", "--disable-pip-version-check", ...packages], {
      cure,
    });
    await writeFile(isWhole, "");
  });
  return join(programs, program);
}

/**
 * Makes a virtual environment; Python itself is installed where there is none and that can be done.
 *
 * @param folder Where it stays: an environment can't be moved.
 * @throws {SetUpError} There is no Python and none can be installed.
 */
export async function makePythonEnvironment(folder: string): Promise<void> {
  const python = isWindows ? "python" : "python3";
  try {
    await runProgram(python, ["-m", "venv", folder], { cure: PYTHON_CURE });
  } catch (error) {
    if (process.getuid?.() !== 0 || Bun.which("apt-get") === null) throw error;
    await aptInstall(["python3", "python3-venv"], PYTHON_CURE);
    await rm(folder, { recursive: true, force: true });
    // A Python before Debian's on the PATH may be the one that has no venv.
    await runProgram("/usr/bin/python3", ["-m", "venv", folder], { cure: PYTHON_CURE });
  }
}
