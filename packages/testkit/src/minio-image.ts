import { ensureImage, findImage, type NeededImage } from "./ensure-image.ts";
import type { ImageStore } from "./image-store.ts";
import type { Progress } from "./progress.ts";
import { RUN_THE_TESTS, SetUpError } from "./set-up-error.ts";

const RELEASE = "RELEASE.2025-09-07T16-13-09Z";

/** MinIO's last multi-platform image; its repository is archived, so there will be no newer one. */
export const RELEASED_IMAGE: string = `quay.io/minio/minio:${RELEASE}`;

/** The same release, built here from its Go module where no registry can be reached. A name no registry has. */
export const BUILT_IMAGE: string = `signed-s3/minio-from-source:${RELEASE}`;

/**
 * Gets a MinIO image into the engine and gives its name: the one that is there, else the released one pulled, else one
 * built from source.
 *
 * @throws {SetUpError} None of these is possible; it says why the pull failed and what the build lacks.
 */
export function ensureMinioImage(images: ImageStore, progress: Progress): Promise<string> {
  const needed: NeededImage = {
    what: "MinIO image",
    released: RELEASED_IMAGE,
    builtHere: BUILT_IMAGE,
    building: { title: "building MinIO from its Go module", takes: "minutes" },
    build: (image) => images.buildMinio(image),
  };
  return ensureImage(images, needed, progress);
}

/**
 * The MinIO image the engine has, for code that runs after the set-up.
 *
 * @throws {SetUpError} It has none.
 */
export async function requireMinioImage(images: ImageStore): Promise<string> {
  const image = await findImage(images, { released: RELEASED_IMAGE, builtHere: BUILT_IMAGE });
  if (image !== undefined) return image;
  throw new SetUpError("The container engine has no MinIO image.", RUN_THE_TESTS);
}
