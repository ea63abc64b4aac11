import { type Engine, labelsOfOwner, removeContainer, requireEngine, startContainerGuard } from "@signed-s3/testkit";

/** The engine that the set-up has found. */
export const engine: Engine = await requireEngine();
const { dockerode } = engine.container;

/** The image that the set-up has built. */
export const image: string = process.env["API_IMAGE"] || "signed-s3/api";

/** A container as hardened as an image can be run, and gone with this process. */
export interface Container extends AsyncDisposable {
  readonly id: string;
  /** Where its port is on this machine. */
  readonly url: string;
  /** When it was ordered, by `performance.now()`. */
  readonly orderedAt: number;
  /** Waits until it ends, and gives its exit code. */
  readonly ended: () => Promise<number>;
  /** All that it has written. */
  readonly output: () => Promise<string>;
  /** Runs a program in it, and gives its exit code. */
  readonly run: (...words: string[]) => Promise<number>;
}

/** Where a container differs from the service's own. */
export interface ContainerOptions {
  /** Default: the service's. */
  readonly image?: string;
  /** What it runs. Default: what its image says. */
  readonly command?: readonly string[];
  /** Files of this machine, as `from:to:ro`. */
  readonly binds?: readonly string[];
  /** Settings of its kernel namespaces. */
  readonly sysctls?: Readonly<Record<string, string>>;
}

/** Starts the service's image, or another, read-only, without any capability, as the user that it names. */
export async function startContainer(
  env: Readonly<Record<string, string>>,
  { image: name = image, command, binds = [], sysctls = {} }: ContainerOptions = {},
): Promise<Container> {
  startContainerGuard();
  const orderedAt = performance.now();
  const container = await dockerode.createContainer({
    Image: name,
    ...(command && { Entrypoint: [...command] }),
    ExposedPorts: { "3000/tcp": {} },
    Env: Object.entries(env).map(([name, value]) => `${name}=${value}`),
    Labels: labelsOfOwner(process.pid),
    HostConfig: {
      ReadonlyRootfs: true,
      CapDrop: ["ALL"],
      SecurityOpt: ["no-new-privileges:true"],
      IpcMode: "none",
      Binds: [...binds],
      Sysctls: { ...sysctls },
      PortBindings: { "3000/tcp": [{ HostIp: "127.0.0.1", HostPort: "0" }] },
    },
  });
  await container.start();
  const { NetworkSettings } = await container.inspect();
  return {
    id: container.id,
    url: `http://127.0.0.1:${NetworkSettings.Ports["3000/tcp"]?.[0]?.HostPort ?? 0}`,
    orderedAt,
    async ended() {
      const { StatusCode } = await container.wait();
      return StatusCode;
    },
    output: async () => (await container.logs({ stdout: true, stderr: true })).toString(),
    async run(...words) {
      const exec = await container.exec({ Cmd: words, AttachStdout: true, AttachStderr: true });
      const stream = await exec.start({});
      const { promise, resolve } = Promise.withResolvers<void>();
      stream.on("end", resolve).resume();
      await promise;
      return (await exec.inspect()).ExitCode ?? -1;
    },
    [Symbol.asyncDispose]: () => removeContainer(engine, container.id),
  };
}
