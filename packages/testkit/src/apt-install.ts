import { runProgram } from "./run-program.ts";

/**
 * Installs Debian packages, as root on Debian or Ubuntu.
 *
 * @param packages Their names.
 * @param cure What a person can do when apt fails.
 * @throws {SetUpError} Apt fails.
 */
export async function aptInstall(packages: readonly string[], cure: string): Promise<void> {
  const options = { cure, env: { DEBIAN_FRONTEND: "noninteractive" } };
  // A fresh machine often updates itself right after it has started.
  const waitForOthers = ["-o", "DPkg::Lock::Timeout=120"];
  await runProgram("apt-get", [...waitForOthers, "update"], options);
  await runProgram("apt-get", [...waitForOthers, "install", "--yes", "--no-install-recommends", ...packages], options);
}
