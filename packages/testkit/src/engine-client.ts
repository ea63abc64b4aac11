import { type ContainerRuntimeClient, getContainerRuntimeClient } from "testcontainers";
import { RUN_THE_TESTS, SetUpError } from "./set-up-error.ts";

// Testcontainers' own reaper holds a socket open that keeps Bun from ever ending; labelled-containers.ts does its work.
process.env["TESTCONTAINERS_RYUK_DISABLED"] = "true";

/** The container engine, as Testcontainers sees it: `DOCKER_HOST` first, then the usual sockets of Docker and Podman. */
export type Engine = ContainerRuntimeClient;

/** The engine if one answers, else `undefined`. Asks anew until one has answered. */
export async function findEngine(): Promise<Engine | undefined> {
  try {
    return await getContainerRuntimeClient();
  } catch {
    return undefined;
  }
}

/**
 * The engine, for code that runs after the set-up.
 *
 * @throws {SetUpError} when none answers.
 */
export async function requireEngine(): Promise<Engine> {
  const engine = await findEngine();
  if (engine === undefined) {
    throw new SetUpError("No container engine answers.", RUN_THE_TESTS);
  }
  return engine;
}
