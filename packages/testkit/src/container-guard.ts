import { spawnSync } from "node:child_process";
import { fileURLToPath } from "node:url";
import { SetUpError } from "./set-up-error.ts";

const LAUNCHER = fileURLToPath(new URL("./container-guard-launcher.main.ts", import.meta.url));

let started = false;

/**
 * Starts, once per process, the guard that removes this process's containers when it ends, in whatever way: by a test that
 * forgot to stop its server, by a time limit that skipped the clean-up, by ^C, by a kill that no handler sees. The guard
 * runs when this returns, and keeps nobody waiting.
 *
 * @throws {SetUpError} It can't be started.
 */
export function startContainerGuard(): void {
  if (started) return;
  // Not a child but a child's child: when a test runs into its time limit, Bun kills every child the test has started.
  const { status, stderr } = spawnSync(process.execPath, [LAUNCHER, String(process.pid)], { encoding: "utf8" });
  if (status !== 0) throw new SetUpError(`The guard of the test's containers didn't start: ${stderr}`, "Run again.");
  started = true;
}
