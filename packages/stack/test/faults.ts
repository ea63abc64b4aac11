import type { Engine } from "@signed-s3/testkit";

type Container = ReturnType<Engine["container"]["dockerode"]["getContainer"]>;

/** What a container's own health check says, once it says what is wanted. */
export async function untilHealthy(container: Container): Promise<void> {
  await until(`${container.id.slice(0, 12)} is healthy`, async () => {
    const { State } = await container.inspect();
    return State.Health === undefined ? State.Running : State.Health.Status === "healthy";
  });
}

/** Freezes a container. An engine that is busy may need a second try. */
export async function freeze(container: Container): Promise<void> {
  await until("the engine freezes a container", async () => {
    await container.pause().catch(() => {});
    return (await container.inspect()).State.Paused;
  });
}

/** Looks until something is so. */
export async function until(what: string, isSo: () => Promise<boolean>, limitMs = 60_000): Promise<void> {
  for (const deadline = performance.now() + limitMs; performance.now() < deadline; await Bun.sleep(100)) {
    if (await isSo()) return;
  }
  throw new Error(`It was not so within ${limitMs / 1000} s: ${what}`);
}
