import { spawn } from "node:child_process";
import { closeSync, openSync, readFileSync } from "node:fs";
import { aptInstall } from "./apt-install.ts";
import { type Engine, findEngine } from "./engine-client.ts";
import { CONTAINERD_PID, DAEMON_PID, isLive, removeStalePidFiles } from "./pid-files.ts";
import { SetUpError } from "./set-up-error.ts";

const START_LIMIT_MS = 60_000;
const POLL_MS = 200;
const LOG_TAIL_LINES = 10;
const PACKAGES = ["docker.io", "containerd", "runc", "iptables"];

/** Where the output of a daemon started here goes. */
export const DAEMON_LOG = "/var/log/signed-s3-dockerd.log";

/** The path of the daemon, if it is installed. A user's own PATH may lack the folders of system programs. */
export function findDaemon(): string | undefined {
  const PATH = `${process.env["PATH"] ?? ""}:/usr/local/sbin:/usr/sbin`;
  return Bun.which("dockerd", { PATH }) ?? undefined;
}

/**
 * Installs Debian's engine with apt.
 *
 * @throws {SetUpError} Apt fails.
 */
export async function installDaemon(): Promise<void> {
  const cure = "Mend the package sources, or install Docker Engine by hand and start it, then run again.";
  await aptInstall(PACKAGES, cure);
}

/**
 * Starts dockerd in a session of its own, so that it outlives this process and its terminal, and waits until it answers. What
 * a killed daemon left behind is cleared away first: over its process-id files a new one refuses to start.
 *
 * @throws {SetUpError} It ends, or doesn't answer within 60 s; the last lines of its log are in the problem.
 */
export async function startDaemon(): Promise<Engine> {
  removeStalePidFiles([DAEMON_PID, CONTAINERD_PID]);
  const log = openSync(DAEMON_LOG, "a");
  const daemon = spawn(findDaemon() ?? "dockerd", [], { detached: true, stdio: ["ignore", log, log] });
  daemon.unref();
  closeSync(log);
  let ended = false;
  daemon.on("error", () => (ended = true));
  daemon.on("exit", () => (ended = true));

  const deadline = performance.now() + START_LIMIT_MS;
  // A second daemon ends at once where another run has just started one: then that one is waited for.
  while ((!ended || isLive(DAEMON_PID)) && performance.now() < deadline) {
    const engine = await findEngine();
    if (engine !== undefined) return engine;
    await Bun.sleep(POLL_MS);
  }
  throw new SetUpError(
    `dockerd ${ended ? "ended" : "doesn't answer"}. The end of its log, ${DAEMON_LOG}:\n${logTail()}`,
    "Start a container engine by hand, or name a reachable one in DOCKER_HOST, then run again.",
  );
}

function logTail(): string {
  const lines = readFileSync(DAEMON_LOG, "utf8").trimEnd().split("\n").slice(-LOG_TAIL_LINES);
  return lines.map((line) => `  ${line}`).join("\n");
}
