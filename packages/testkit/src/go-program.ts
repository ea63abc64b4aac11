import { existsSync } from "node:fs";
import { mkdir } from "node:fs/promises";
import { dirname, join } from "node:path";
import { cacheFolder } from "./cache-folder.ts";
import { type Progress, step } from "./progress.ts";
import { runProgram } from "./run-program.ts";

/**
 * Gives a program of a Go module, compiled once by the Go on the PATH and kept in the user's cache.
 *
 * @param program The program, such as `oasdiff`.
 * @param version The package with its version, such as `github.com/oasdiff/oasdiff@v1.35.0`.
 * @param progress Told of what takes time.
 * @returns The program's path.
 * @throws {SetUpError} There is no Go, or the program can't be had.
 */
export async function ensureGoProgram(program: string, version: string, progress: Progress): Promise<string> {
  const path = cachedProgram(program, version);
  if (existsSync(path)) return path;
  await step(progress, `compiling ${version}`, async () => {
    const folder = dirname(path);
    await mkdir(folder, { recursive: true });
    const cure = "Put Go 1.24 or newer on the PATH and let it reach a Go module proxy, then run again.";
    await runProgram("go", ["install", version], { env: { GOBIN: folder, CGO_ENABLED: "0" }, cure });
  });
  return path;
}

/** Where a program of a Go module stays, in the user's cache; it need not be there yet. */
export function cachedProgram(program: string, version: string): string {
  const file = process.platform === "win32" ? `${program}.exe` : program;
  return join(cacheFolder(version), file);
}
