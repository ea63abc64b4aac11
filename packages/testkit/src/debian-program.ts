import { aptInstall } from "./apt-install.ts";
import { type Progress, step } from "./progress.ts";
import { SetUpError } from "./set-up-error.ts";

/**
 * Gives a program that every system has a package of: the one on the PATH, or else Debian's, which is installed where that can
 * be done.
 *
 * @param program The program, such as `jq`.
 * @param debianPackage Debian's package of it, such as `golang-go` for `go`.
 * @param progress Told of what takes time.
 * @returns The program's path.
 * @throws {SetUpError} There is none and none can be installed.
 */
export async function ensureDebianProgram(program: string, debianPackage: string, progress: Progress): Promise<string> {
  const there = Bun.which(program);
  if (there !== null) return there;
  const cure = `Install ${program}, so that it is on the PATH, then run again.`;
  if (process.getuid?.() !== 0 || Bun.which("apt-get") === null) {
    throw new SetUpError(`There is no "${program}" on the PATH, and it can't be installed here.`, cure);
  }
  await step(progress, `installing ${debianPackage} with apt`, () => aptInstall([debianPackage], cure));
  const installed = Bun.which(program);
  if (installed === null)
    throw new SetUpError(`apt has installed ${debianPackage}: no "${program}" is on the PATH.`, cure);
  return installed;
}
