import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { labelsOfOwner, startContainerGuard } from "@signed-s3/testkit";
import { ensurePrerequisites } from "../src/prerequisites.ts";
import { type Stack, stack } from "../src/stack.ts";
import { engine, image } from "./container.ts";
import { freePort } from "./free-port.ts";

type ContainerInfo = Awaited<ReturnType<typeof engine.container.dockerode.listContainers>>[number];

/** How a test's fleet differs from docker/compose.yaml. */
export interface TestFleetOptions {
  /** The compose file. Default: compose.yaml. */
  readonly file?: "compose.production.yaml";
  /** Variables that the compose file knows. */
  readonly variables?: Readonly<Record<string, string>>;
  /** What is laid over its services. */
  readonly services?: Readonly<Record<string, Readonly<Record<string, unknown>>>>;
  readonly networks?: Readonly<Record<string, Readonly<Record<string, unknown>>>>;
  /** How often the engine asks after the health of each part. Default: 2 s, so that a test waits less than a user does. */
  readonly healthSeconds?: number;
  /** Whether its parts get processors before the rest of this machine, as parts on machines of their own would. Default: false. */
  readonly goesFirst?: boolean;
}

/** A fleet of a test's own, at ports of its own, that goes with this process. */
export interface TestFleet extends Stack, AsyncDisposable {
  readonly project: string;
  /** The load balancer's host and port. */
  readonly host: string;
  /** The load balancer. */
  readonly url: string;
  /** The store's public endpoint. */
  readonly storeUrl: string;
  /** The containers of a service, stopped ones too, by their names. */
  readonly containers: (service: string) => Promise<ContainerInfo[]>;
  /** The same fleet by the words of another configuration. */
  readonly with: (variables: Readonly<Record<string, string>>) => Stack;
}

let fleets = 0;

/** A fleet of docker/compose.yaml; nothing is started yet. */
export async function testFleet({
  file,
  variables,
  services = {},
  networks = {},
  healthSeconds = 2,
  goesFirst = false,
}: TestFleetOptions = {}): Promise<TestFleet> {
  startContainerGuard();
  fleets += 1;
  const project = `signed-s3-test-${process.pid}-${fleets}`;
  const [port, storePort] = [freePort(), freePort()];
  const folder = await mkdtemp(join(tmpdir(), "signed-s3-stack-"));
  const override = join(folder, "override.json");
  const owned = { labels: labelsOfOwner(process.pid) };
  const healthcheck = { interval: `${healthSeconds}s` };
  const store = file === undefined ? { bucket: { healthcheck }, minio: {} } : {};
  const all = { "load-balancer": {}, ...store, ...services, api: { healthcheck, ...services["api"] } };
  const rank = goesFirst ? await firstRank() : {};
  await Bun.write(
    override,
    JSON.stringify({ services: each(all, { ...owned, ...rank }), networks: each({ default: {}, ...networks }, owned) }),
  );

  const { compose, variables: images } = await ensurePrerequisites(() => {});
  const like = (more: Readonly<Record<string, string>>): Stack =>
    stack({
      compose,
      port,
      project,
      ...(file && { file }),
      override,
      variables: { ...images, API_IMAGE: image, STORE_PORT: String(storePort), ...variables, ...more },
    });
  const own = like({});
  const down = async (): Promise<void> => {
    await own.down();
    await rm(folder, { recursive: true, force: true });
  };
  return {
    ...own,
    down,
    project,
    host: `127.0.0.1:${port}`,
    url: `http://127.0.0.1:${port}`,
    storeUrl: `http://localhost:${storePort}`,
    async containers(service) {
      const label = [`com.docker.compose.project=${project}`, `com.docker.compose.service=${service}`];
      const found = await engine.container.dockerode.listContainers({ all: true, filters: { label } });
      return found.toSorted((one, other) => (one.Names[0] ?? "").localeCompare(other.Names[0] ?? ""));
    },
    with: like,
    [Symbol.asyncDispose]: down,
  };
}

/** Lays the same over each of several parts. */
function each(parts: Readonly<Record<string, object>>, more: object): Record<string, object> {
  return Object.fromEntries(Object.entries(parts).map(([name, part]) => [name, { ...part, ...more }]));
}

/**
 * What makes a container go before the processes of its machine. Where the engine makes control groups itself, all containers are
 * in one, which gets no more than any one process: beside the engine's own, while it starts a container, the fleet would starve.
 */
async function firstRank(): Promise<object> {
  const { CgroupDriver } = await engine.container.dockerode.info();
  return { cpu_shares: 8192, ...(CgroupDriver === "cgroupfs" && { cgroup_parent: "/" }) };
}
