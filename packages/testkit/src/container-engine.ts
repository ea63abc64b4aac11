import { accessSync, constants, existsSync } from "node:fs";
import { DAEMON_LOG, findDaemon, installDaemon, startDaemon } from "./docker-daemon.ts";
import { type Engine, findEngine } from "./engine-client.ts";
import { type MachineFacts, planEngine } from "./engine-plan.ts";
import { type Progress, step } from "./progress.ts";
import { SetUpError } from "./set-up-error.ts";

const SOCKET = "/var/run/docker.sock";

/**
 * Gives a container engine that answers: the one there is, else, as root on Debian or Ubuntu, one it installs and starts.
 *
 * @throws {SetUpError} There is none and none can be had; it names what to install.
 */
export async function ensureContainerEngine(progress: Progress): Promise<Engine> {
  const running = await findEngine();
  if (running !== undefined) {
    progress(`container engine: ${describe(running)} answers`);
    return running;
  }

  const plan = planEngine(factsOfThisMachine());
  if (plan.kind === "impossible") throw new SetUpError(plan.problem, plan.cure);
  if (plan.kind === "install-and-start") {
    await step(progress, "no container engine: installing Debian's with apt", installDaemon);
  }
  // Where services run under an init system, the package has started its daemon already.
  const engine = (await findEngine()) ?? (await startOwnDaemon(progress));
  progress(`container engine: ${describe(engine)} answers`);
  return engine;
}

function startOwnDaemon(progress: Progress): Promise<Engine> {
  progress(`container engine: dockerd is installed; its output goes to ${DAEMON_LOG}`);
  return step(progress, "starting dockerd", startDaemon);
}

function factsOfThisMachine(): MachineFacts {
  return {
    platform: process.platform,
    root: process.getuid?.() === 0,
    dockerHost: process.env["DOCKER_HOST"] || undefined,
    socketDenied: existsSync(SOCKET) && !isWritable(SOCKET),
    hasDaemon: findDaemon() !== undefined,
    hasApt: Bun.which("apt-get") !== null,
  };
}

function isWritable(path: string): boolean {
  try {
    accessSync(path, constants.W_OK);
    return true;
  } catch {
    return false;
  }
}

function describe(engine: Engine): string {
  const { operatingSystem, serverVersion, architecture } = engine.info.containerRuntime;
  return `${serverVersion} on ${operatingSystem} (${architecture})`;
}
