import type { ImageStore } from "./image-store.ts";
import { type Progress, step } from "./progress.ts";
import { RUN_THE_TESTS, SetUpError } from "./set-up-error.ts";

const RELEASE = "RELEASE.2025-09-07T16-13-09Z";

/** MinIO's last multi-platform image; its repository is archived, so there will be no newer one. */
export const RELEASED_IMAGE: string = `quay.io/minio/minio:${RELEASE}`;

/** The same release, built here from its Go module where no registry can be reached. A name no registry has. */
export const BUILT_IMAGE: string = `signed-s3/minio-from-source:${RELEASE}`;

const ANOTHER_WAY =
  "Let the container engine reach an image registry, or mend what the build complains of, then run again.";

/**
 * Gets a MinIO image into the engine and gives its name: the one that is there, else the released one pulled, else one
 * built from source.
 *
 * @throws {SetUpError} when none of these is possible; it says why the pull failed and what the build lacks.
 *
 * @example
 * ```ts
 * const image = await ensureMinioImage(imageStore(engine), console.log);
 * ```
 */
export async function ensureMinioImage(images: ImageStore, progress: Progress): Promise<string> {
  const present = await findMinioImage(images);
  if (present !== undefined) {
    progress(
      `MinIO image: ${present} is present${present === BUILT_IMAGE ? `, standing in for ${RELEASED_IMAGE}` : ""}`,
    );
    return present;
  }
  const pullFailure = await failureOf(() =>
    step(progress, `pulling ${RELEASED_IMAGE}`, () => images.pull(RELEASED_IMAGE)),
  );
  if (pullFailure === undefined) return RELEASED_IMAGE;
  progress(`pulling failed: ${pullFailure.message}`);

  progress(`${BUILT_IMAGE} will stand in for it; to build that takes minutes`);
  const standIn = { name: BUILT_IMAGE, standInFor: RELEASED_IMAGE };
  const buildFailure = await failureOf(() =>
    step(progress, "building MinIO from its Go module", () => images.buildMinio(standIn)),
  );
  if (buildFailure === undefined) return BUILT_IMAGE;
  throw new SetUpError(
    [
      "There is no MinIO image, and none can be had.",
      `Pulling ${RELEASED_IMAGE}: ${pullFailure.message}`,
      `Building it from source: ${buildFailure instanceof SetUpError ? buildFailure.problem : buildFailure.message}`,
    ].join("\n"),
    buildFailure instanceof SetUpError ? buildFailure.cure : ANOTHER_WAY,
    { cause: buildFailure },
  );
}

/** The MinIO image the engine has, the released one first; `undefined` if it has none. */
async function findMinioImage(images: ImageStore): Promise<string | undefined> {
  for (const name of [RELEASED_IMAGE, BUILT_IMAGE]) {
    if (await images.has(name)) return name;
  }
  return undefined;
}

/**
 * The MinIO image the engine has, for code that runs after the set-up.
 *
 * @throws {SetUpError} when it has none.
 */
export async function requireMinioImage(images: ImageStore): Promise<string> {
  const image = await findMinioImage(images);
  if (image !== undefined) return image;
  throw new SetUpError("The container engine has no MinIO image.", RUN_THE_TESTS);
}

async function failureOf(work: () => Promise<unknown>): Promise<Error | undefined> {
  try {
    await work();
    return undefined;
  } catch (error) {
    return error instanceof Error ? error : new Error(String(error));
  }
}
