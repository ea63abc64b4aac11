import { type ContainerRuntimeClient, getContainerRuntimeClient } from "testcontainers";
import { DAEMON_PID, isLive } from "./pid-files.ts";
import { RUN_THE_TESTS, SetUpError } from "./set-up-error.ts";

const ANSWER_LIMIT_MS = 10_000;

/** The container engine, as Testcontainers sees it: `DOCKER_HOST` first, then the usual sockets of Docker and Podman. */
export type Engine = ContainerRuntimeClient;

/** The engine if one answers within 10 s, else `undefined`. Asks anew until one has answered. */
export async function findEngine(): Promise<Engine | undefined> {
  setUpTestcontainers();
  // A daemon that hangs takes the question and never answers it.
  const { promise: silence, resolve: giveUp } = Promise.withResolvers<undefined>();
  const limit = setTimeout(giveUp, ANSWER_LIMIT_MS);
  try {
    const engine = await Promise.race([getContainerRuntimeClient(), silence]);
    return engine !== undefined && isAtDockerHost(engine) ? engine : undefined;
  } catch {
    return undefined;
  } finally {
    clearTimeout(limit);
  }
}

/**
 * The engine, for code that runs after the set-up.
 *
 * @throws {SetUpError} None answers.
 */
export async function requireEngine(): Promise<Engine> {
  const engine = await findEngine();
  if (engine === undefined) {
    throw new SetUpError("No container engine answers.", RUN_THE_TESTS);
  }
  return engine;
}

function setUpTestcontainers(): void {
  // Its own reaper holds a socket open that keeps Bun from ever ending; container-guard.ts does its work.
  process.env["TESTCONTAINERS_RYUK_DISABLED"] = "true";
  // Inside a container it takes every engine for one outside and looks for the way there, pulling an image for it if need
  // be. A daemon that runs in here publishes its ports in here.
  if (!process.env["DOCKER_HOST"] && isLive(DAEMON_PID)) process.env["TESTCONTAINERS_HOST_OVERRIDE"] ??= "127.0.0.1";
}

/** Testcontainers tries the usual sockets when the named one fails: tests would run, but not where somebody wanted them. */
function isAtDockerHost(engine: Engine): boolean {
  const dockerHost = process.env["DOCKER_HOST"];
  if (!dockerHost?.startsWith("unix:")) return true;
  const { modem } = engine.container.dockerode;
  return "socketPath" in modem && modem.socketPath === new URL(dockerHost).pathname;
}
