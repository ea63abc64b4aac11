import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { docker, dockerWith } from "./swarm.ts";

const composeFile = fileURLToPath(new URL("../../../../docker/compose.yaml", import.meta.url));
const prefix = "signed-s3-swarm-test-";

/** docker/compose.yaml as a stack of a Swarm. */
export interface SwarmStack {
  readonly name: string;
  /** Deploys it and waits until all of its services run, and the load balancer, which has no health check, has found a replica. */
  readonly deploy: () => Promise<void>;
  /** Updates the replicas one after the other, and says how that ended: `completed`, or `rollback_completed`. */
  readonly update: (...options: string[]) => Promise<string>;
  /** Its replicas that are there to stay, by the ids of their tasks. */
  readonly replicas: () => Promise<readonly string[]>;
  /** Takes it away, and waits until it is gone. */
  readonly remove: () => Promise<void>;
}

/** A stack of this process; nothing is deployed yet. */
export function swarmStack(
  ports: { port: number; storePort: number },
  env: Readonly<Record<string, string>>,
): SwarmStack {
  const name = `${prefix}${process.pid}`;
  const variables = { ...env, STACK_PORT: String(ports.port), STORE_PORT: String(ports.storePort) };
  return {
    name,
    async deploy() {
      const folder = await mkdtemp(join(tmpdir(), "signed-s3-swarm-"));
      try {
        const override = join(folder, "ports.json");
        await Bun.write(override, JSON.stringify(onThisMachine(ports)));
        const files = [composeFile, override].flatMap((file) => ["--compose-file", file]);
        await dockerWith(variables, "stack", "deploy", "--resolve-image", "never", ...files, name);
      } finally {
        await rm(folder, { recursive: true });
      }
      await until(`all services of ${name} to run`, async () => {
        const counts = await docker("stack", "services", name, "--format", "{{.Replicas}}");
        return counts
          .trim()
          .split("\n")
          .every((count) => /^(\d+)\/\1\b/.test(count));
      }).catch(async (error: Error) => {
        const tasks = await docker(
          "stack",
          "ps",
          name,
          "--no-trunc",
          "--format",
          "{{.Name}} {{.CurrentState}} {{.Error}}",
        );
        throw new Error(`${error.message}\n${tasks}`);
      });
      await until("the load balancer to find a replica", async () => {
        const answer = await fetch(`http://127.0.0.1:${ports.port}/health/ready`).catch(() => undefined);
        return answer?.ok === true;
      });
    },
    async update(...options) {
      await docker("service", "update", "--detach", "--quiet", ...options, `${name}_api`);
      let state = "";
      await until("the update to end", async () => {
        state = (await docker("service", "inspect", `${name}_api`, "--format", "{{.UpdateStatus.State}}")).trim();
        return state !== "updating" && state !== "rollback_started";
      });
      return state;
    },
    async replicas() {
      return lines(await docker("service", "ps", `${name}_api`, "--quiet", "--filter", "desired-state=running"));
    },
    remove: () => removeStack(name),
  };
}

/** Takes away what runs that were killed have left. */
export async function removeAbandonedStacks(): Promise<void> {
  for (const name of lines(await docker("stack", "ls", "--format", "{{.Name}}"))) {
    const pid = name.startsWith(prefix) ? Number(name.slice(prefix.length)) : undefined;
    if (pid !== undefined && !isAlive(pid)) await removeStack(name);
  }
}

/**
 * A kernel without IPVS has neither the routing mesh nor addresses of services: ports are the containers' own then, and names
 * stand for the containers.
 */
const onThisMachine = ({ port, storePort }: { port: number; storePort: number }) => ({
  services: {
    "load-balancer": { ports: [{ target: 8080, published: port, mode: "host" }] },
    minio: { ports: [{ target: 9000, published: storePort, mode: "host" }], deploy: { endpoint_mode: "dnsrr" } },
  },
});

async function removeStack(name: string): Promise<void> {
  await docker("stack", "rm", name);
  const ofStack = ["--quiet", "--filter", `label=com.docker.stack.namespace=${name}`];
  await until(`${name} to be gone`, async () => {
    const left = await Promise.all([docker("ps", "--all", ...ofStack), docker("network", "ls", ...ofStack)]);
    return left.every((ids) => ids.trim() === "");
  });
}

async function until(what: string, isSo: () => Promise<boolean>): Promise<void> {
  for (const deadline = performance.now() + 120_000; performance.now() < deadline; ) {
    if (await isSo()) return;
    await Bun.sleep(250);
  }
  throw new Error(`Waited two minutes for ${what}.`);
}

const lines = (text: string): string[] => text.split("\n").filter((line) => line !== "");

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}
