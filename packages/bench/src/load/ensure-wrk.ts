import { aptInstall, type Progress, SetUpError, step } from "@signed-s3/testkit";

const cure = "Install wrk (a package of that name in Debian, Ubuntu and Homebrew), then run again.";

/**
 * Makes sure that there is wrk on the PATH, and installs Debian's where that can be done.
 *
 * @throws {SetUpError} There is none and none can be installed.
 */
export async function ensureWrk(progress: Progress): Promise<void> {
  if (process.platform !== "linux") throw new SetUpError("What processes use is read from /proc.", "Run it on Linux.");
  if (Bun.which("wrk") !== null) return;
  if (process.getuid?.() !== 0 || Bun.which("apt-get") === null) throw new SetUpError("There is no wrk.", cure);
  await step(progress, "installing wrk with apt", () => aptInstall(["wrk"], cure));
}
