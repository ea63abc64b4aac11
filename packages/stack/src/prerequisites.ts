import {
  ensureCompose,
  ensureContainerEngine,
  ensureServiceImages,
  type Progress,
  runProgram,
  SetUpError,
} from "@signed-s3/testkit";
import { releasedImages } from "./released-images.ts";

/** What a stack is started with. */
export interface Prerequisites {
  /** The words that Docker Compose is called by. */
  readonly compose: readonly [string, ...string[]];
  /** The variables that tell docker/compose.yaml which images to use, and Compose how to build them. */
  readonly variables: Readonly<Record<string, string>>;
}

/**
 * Makes ready what a stack needs: an engine, Docker Compose, and the images that it is made from.
 *
 * @param progress Told of each step.
 * @throws {SetUpError} One is missing and can't be had here; it says what to install.
 */
export async function ensurePrerequisites(progress: Progress): Promise<Prerequisites> {
  const engine = await ensureContainerEngine(progress);
  const [compose, { bun, base, haproxy, minio }] = await Promise.all([
    ensureCompose(progress),
    ensureServiceImages(engine, releasedImages, progress),
  ]);
  const images = { BUN_IMAGE: bun, BASE_IMAGE: base, HAPROXY_IMAGE: haproxy, MINIO_IMAGE: minio };
  return { compose, variables: (await hasBuildKit()) ? images : { ...images, DOCKER_BUILDKIT: "0" } };
}

/** Debian's engine comes without the plug-in; then the engine builds by itself. */
async function hasBuildKit(): Promise<boolean> {
  try {
    await runProgram("docker", ["buildx", "version"], { cure: "" });
    return true;
  } catch (error) {
    if (!(error instanceof SetUpError)) throw error;
    return false;
  }
}
