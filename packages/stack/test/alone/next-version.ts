import { engine, image } from "../container.ts";

const LABEL = "org.opencontainers.image.version";

/** An image that differs by its version alone, gone at the end of the block. */
export interface NextVersion extends AsyncDisposable {
  readonly image: string;
  readonly version: string;
}

/** Makes the version after the one that the set-up has built. */
export async function nextVersion(): Promise<NextVersion> {
  const { dockerode } = engine.container;
  const version = `next-${process.pid}`;
  const next = `${image}:${version}`;
  const container = await dockerode.createContainer({ Image: image });
  try {
    await container.commit({ repo: image, tag: version, changes: `LABEL ${LABEL}=${version}` });
  } finally {
    await container.remove();
  }
  return {
    image: next,
    version,
    async [Symbol.asyncDispose]() {
      await dockerode.getImage(next).remove();
    },
  };
}

/** The version that a container's image bears. */
export async function versionOf(containerId: string): Promise<string | undefined> {
  const { Config } = await engine.container.dockerode.getContainer(containerId).inspect();
  return Config.Labels[LABEL];
}
