import { type Progress, step } from "./progress.ts";
import { runProgram } from "./run-program.ts";

/**
 * Gives the files of a Go module, fetched once by the Go on the PATH and kept in its own cache; nothing is compiled.
 *
 * @param version The module with its version, such as `k8s.io/kubernetes@v1.36.3`.
 * @param progress Told of what takes time.
 * @returns The folder that they are in, which can't be written to.
 * @throws {SetUpError} There is no Go, or the module can't be had.
 */
export async function ensureGoModule(version: string, progress: Progress): Promise<string> {
  return step(progress, `fetching ${version}`, async () => {
    const cure = "Put Go 1.24 or newer on the PATH and let it reach a Go module proxy, then run again.";
    const { Dir } = JSON.parse(await runProgram("go", ["mod", "download", "-json", version], { cure }));
    return String(Dir);
  });
}
