import { hostname } from "node:os";
import type { Engine } from "./engine-client.ts";
import { isProcessAlive } from "./live-process.ts";

/** The label of all that a test run makes. */
export const MARK: string = "org.signed-s3.testkit";
const OWNER_PID = `${MARK}.owner-pid`;
const OWNER_HOST = `${MARK}.owner-host`;

/** No test run lasts a day: a container older than this is nobody's, whatever process bears its owner's number by now. */
const LONGEST_RUN_MS = 24 * 60 * 60 * 1000;

/** What an engine tells of a container, as far as ownership goes; `Created` is in seconds since 1970. */
export type OwnedContainer = {
  readonly Id: string;
  readonly Created: number;
  readonly Labels: Readonly<Record<string, string>>;
};

/** The labels that make a container the property of a process on this host. */
export function labelsOfOwner(pid: number): Record<string, string> {
  return { [MARK]: "run", [OWNER_PID]: String(pid), [OWNER_HOST]: hostname() };
}

/**
 * Whether the process that owns a container is gone. A container of another host is spared for a day: from here nobody can
 * tell whether its owner lives.
 */
export function isAbandoned(
  { Labels, Created }: OwnedContainer,
  now: number = Date.now(),
  isAlive: (pid: number) => boolean = isProcessAlive,
): boolean {
  if (now - Created * 1000 > LONGEST_RUN_MS) return true;
  return Labels[OWNER_HOST] === hostname() && !isAlive(Number(Labels[OWNER_PID]));
}

/** Removes what killed runs left behind and gives the ids; containers of live processes stay. */
export async function removeAbandonedContainers(engine: Engine): Promise<string[]> {
  const containers = await listContainers(engine, [`${MARK}=run`]);
  const abandoned = containers.filter((container) => isAbandoned(container)).map(({ Id }) => Id);
  await Promise.all(abandoned.map((id) => removeContainer(engine, id)));
  return abandoned;
}

/** Removes every container of a process on this host and gives the ids. */
export async function removeContainersOfOwner(engine: Engine, pid: number): Promise<string[]> {
  const labels = Object.entries(labelsOfOwner(pid)).map(([name, value]) => `${name}=${value}`);
  const ids = (await listContainers(engine, labels)).map(({ Id }) => Id);
  await Promise.all(ids.map((id) => removeContainer(engine, id)));
  return ids;
}

/** Kills a container and removes it with its volumes; one that is gone already, or on its way, is fine. */
export async function removeContainer(engine: Engine, id: string): Promise<void> {
  try {
    await engine.container.dockerode.getContainer(id).remove({ force: true, v: true });
  } catch (error) {
    const status = error instanceof Error && "statusCode" in error ? error.statusCode : undefined;
    if (status !== 404 && status !== 409) throw error;
  }
}

function listContainers(engine: Engine, label: string[]): Promise<OwnedContainer[]> {
  return engine.container.dockerode.listContainers({ all: true, filters: { label } });
}
