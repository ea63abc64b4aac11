import { type ChildProcess, spawn } from "node:child_process";
import { fileURLToPath } from "node:url";

const GUARD = fileURLToPath(new URL("./container-guard.main.ts", import.meta.url));

// Held here for the life of the process: a collected child would close the pipe by which the guard knows its owner lives.
let guard: ChildProcess | undefined;

/**
 * Starts, once per process, the guard that removes this process's containers when it ends, in whatever way: at its end, by a
 * time limit that skipped the test's own clean-up, by ^C, by a kill that no handler sees. The guard keeps nobody waiting, and
 * it isn't needed where the containers were stopped in order.
 */
export function startContainerGuard(): void {
  if (guard !== undefined) return;
  // A session of its own, as ^C goes to every process of the terminal's session, and the guard has to outlive it.
  guard = spawn(process.execPath, [GUARD, String(process.pid)], {
    detached: true,
    stdio: ["pipe", "ignore", "ignore"],
  });
  guard.unref();
}
