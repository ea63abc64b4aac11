import { spawn } from "node:child_process";
import { closeSync, existsSync, openSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type Engine, findEngine } from "./engine-client.ts";
import { runProgram } from "./run-program.ts";
import { SetUpError } from "./set-up-error.ts";

const START_LIMIT_MS = 60_000;
const POLL_MS = 200;
const LOG_TAIL_LINES = 10;
const PACKAGES = ["docker.io", "containerd", "runc", "iptables"];

/** Where the output of a daemon started here goes. */
export const DAEMON_LOG: string = join(tmpdir(), "signed-s3-dockerd.log");

/** The files in which a daemon and its containerd write their process ids, with the name the process then has. */
export const PID_FILES: readonly PidFile[] = [
  { path: "/var/run/docker.pid", processName: "dockerd" },
  { path: "/var/run/docker/containerd/containerd.pid", processName: "containerd" },
];

/** A file that holds a process id, and the name of the process that wrote it. */
export type PidFile = { readonly path: string; readonly processName: string };

/**
 * Installs Debian's engine with apt.
 *
 * @throws {SetUpError} when apt fails.
 */
export async function installDaemon(): Promise<void> {
  const options = {
    cure: "Mend the package sources, or install Docker Engine by hand and start it, then run again.",
    env: { DEBIAN_FRONTEND: "noninteractive" },
  };
  await runProgram("apt-get", ["update"], options);
  await runProgram("apt-get", ["install", "--yes", "--no-install-recommends", ...PACKAGES], options);
}

/**
 * Removes the process-id files of daemons that are no more, and gives their paths. A new daemon refuses to start over them
 * when the number belongs by now to another process. A live daemon's files stay.
 */
export function removeStalePidFiles(files: readonly PidFile[] = PID_FILES): string[] {
  const stale = files.filter(({ path, processName }) => existsSync(path) && nameOfProcessIn(path) !== processName);
  for (const { path } of stale) rmSync(path, { force: true });
  return stale.map(({ path }) => path);
}

/**
 * Starts dockerd in a session of its own, so that it outlives this process and its terminal, and waits until it answers.
 *
 * @throws {SetUpError} when it ends, or doesn't answer within 60 s; the last lines of its log are in the problem.
 */
export async function startDaemon(): Promise<Engine> {
  removeStalePidFiles();
  const log = openSync(DAEMON_LOG, "w");
  const daemon = spawn("dockerd", [], { detached: true, stdio: ["ignore", log, log] });
  daemon.unref();
  closeSync(log);
  let ended = false;
  daemon.on("error", () => (ended = true));
  daemon.on("exit", () => (ended = true));

  const deadline = performance.now() + START_LIMIT_MS;
  while (!ended && performance.now() < deadline) {
    const engine = await findEngine();
    if (engine !== undefined) return engine;
    await Bun.sleep(POLL_MS);
  }
  throw new SetUpError(
    `dockerd ${ended ? "ended" : "doesn't answer"}. The end of its log, ${DAEMON_LOG}:\n${tailOf(DAEMON_LOG)}`,
    "Start a container engine by hand, or name a reachable one in DOCKER_HOST, then run again.",
  );
}

function nameOfProcessIn(pidFile: string): string | undefined {
  try {
    return readFileSync(`/proc/${Number(readFileSync(pidFile, "utf8"))}/comm`, "utf8").trim();
  } catch {
    return undefined;
  }
}

function tailOf(file: string): string {
  const lines = readFileSync(file, "utf8").trimEnd().split("\n").slice(-LOG_TAIL_LINES);
  return lines.map((line) => `  ${line}`).join("\n");
}
