import { ensureCompose, ensureContainerEngine, ensureServiceImages, type Progress } from "@signed-s3/testkit";
import { releasedImages } from "./released-images.ts";

/** What a stack is started with. */
export interface Prerequisites {
  /** The words that Docker Compose is called by. */
  readonly compose: readonly [string, ...string[]];
  /** The variables that tell docker/compose.yaml which images to use. */
  readonly images: Readonly<Record<string, string>>;
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
  return { compose, images: { BUN_IMAGE: bun, BASE_IMAGE: base, HAPROXY_IMAGE: haproxy, MINIO_IMAGE: minio } };
}
