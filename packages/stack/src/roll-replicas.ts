import { type Progress, removeContainer, requireEngine, SetUpError, step } from "@signed-s3/testkit";

/** Runs a command of Docker Compose on a stack, and gives what it has printed. */
export type RunCompose = (...args: string[]) => Promise<string>;

/** Longer than a replica takes to end by itself: 10 seconds at most. */
const STOP_SECONDS = 15;
const HEALTHY_LIMIT_MS = 60_000;

/**
 * Replaces the replicas of a stack one after the other. A new one comes before the old one goes: the load balancer finds both
 * by the service's name, and the old one tells it that it is going.
 *
 * @param run Runs Docker Compose on the stack.
 * @param progress Told of each replica.
 * @throws {SetUpError} A new one doesn't become healthy; it is taken away again.
 */
export async function rollReplicas(run: RunCompose, progress: Progress): Promise<void> {
  const engine = await requireEngine();
  const replicas = async (): Promise<string[]> =>
    (await run("ps", "--all", "--quiet", "api")).split("\n").filter((id) => id !== "");
  const old = await replicas();
  if (old.length === 0) throw new SetUpError("There is no replica to replace.", "Start the stack: npm run stack");

  for (const [index, id] of old.entries()) {
    await step(progress, `replacing replica ${index + 1} of ${old.length}`, async () => {
      const before = await replicas();
      await addReplica(before);
      await engine.container.dockerode.getContainer(id).stop({ t: STOP_SECONDS });
      await removeContainer(engine, id);
    });
  }

  async function addReplica(before: readonly string[]): Promise<void> {
    // Only what is new is made by what the files say now; what is there stays as it is.
    const scale = ["--scale", `api=${before.length + 1}`];
    await run("up", "--detach", "--no-build", "--no-deps", "--no-recreate", ...scale, "api");
    const added = (await replicas()).filter((id) => !before.includes(id));
    const troubles = await Promise.all(added.map(whyNotHealthy));
    if (!troubles.some((trouble) => trouble !== undefined)) return;
    const log = await Promise.all(added.map(logOf));
    await Promise.all(added.map((id) => removeContainer(engine, id)));
    throw new SetUpError(
      [`A new replica ${troubles.join(", ")}; the old ones serve on.`, ...log].join("\n"),
      "Mend what it says, then run again.",
    );
  }

  /** Waits until a container is healthy; what it did instead, in words. It may be slow: it ends or stays unhealthy. */
  async function whyNotHealthy(id: string): Promise<string | undefined> {
    const container = engine.container.dockerode.getContainer(id);
    for (const deadline = performance.now() + HEALTHY_LIMIT_MS; performance.now() < deadline; await Bun.sleep(200)) {
      const { State } = await container.inspect();
      if (State.Health?.Status === "healthy") return undefined;
      const hasEnded = State.Restarting || State.Status === "exited";
      if (hasEnded) return `ended with code ${State.ExitCode}`;
    }
    return `isn't healthy after ${HEALTHY_LIMIT_MS / 1000} s`;
  }

  /** What one replica has said: Compose puts the last part of its name before each line. */
  async function logOf(id: string): Promise<string> {
    const { Name } = await engine.container.dockerode.getContainer(id).inspect();
    const lines = (await run("logs", "--tail", "20", "api")).split("\n");
    return lines.filter((line) => Name.endsWith(`-${line.split(" ")[0]}`)).join("\n");
  }
}
