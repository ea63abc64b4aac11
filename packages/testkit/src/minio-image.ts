import type { Engine } from "./engine-client.ts";
import { pullImage } from "./image-pull.ts";
import { buildMinioImage } from "./minio-from-source.ts";
import { type Progress, step } from "./progress.ts";
import { SetUpError } from "./set-up-error.ts";

const RELEASE = "RELEASE.2025-09-07T16-13-09Z";

/** MinIO's last multi-platform image; its repository is archived, so there will be no newer one. */
export const RELEASED_IMAGE: string = `quay.io/minio/minio:${RELEASE}`;

/** The same release, built here from its Go module where no registry can be reached. A name no registry has. */
export const BUILT_IMAGE: string = `signed-s3/minio-from-source:${RELEASE}`;

/**
 * Gets a MinIO image into the engine and gives its name: the one that is there, else the released one pulled, else one
 * built from source.
 *
 * @throws {SetUpError} when none of these is possible; it says why the pull failed and what the build lacks.
 *
 * @example
 * ```ts
 * const image = await ensureMinioImage(engine, console.log);
 * ```
 */
export async function ensureMinioImage(engine: Engine, progress: Progress): Promise<string> {
  const present = await findMinioImage(engine);
  if (present !== undefined) {
    progress(
      `MinIO image: ${present} is present${present === BUILT_IMAGE ? `, standing in for ${RELEASED_IMAGE}` : ""}`,
    );
    return present;
  }

  let pullFailure: Error;
  try {
    await step(progress, `pulling ${RELEASED_IMAGE}`, () => pullImage(engine, RELEASED_IMAGE));
    return RELEASED_IMAGE;
  } catch (error) {
    pullFailure = error instanceof Error ? error : new Error(String(error));
    progress(`pulling ${RELEASED_IMAGE} failed: ${pullFailure.message}`);
  }

  try {
    const image = { name: BUILT_IMAGE, standInFor: RELEASED_IMAGE };
    await step(progress, `building ${BUILT_IMAGE} from its Go module instead, some three minutes`, () =>
      buildMinioImage(engine, image),
    );
    return BUILT_IMAGE;
  } catch (error) {
    if (!(error instanceof SetUpError)) throw error;
    const problem = `There is no MinIO image: pulling it failed (${pullFailure.message}), and building it too. ${error.problem}`;
    throw new SetUpError(problem, error.cure, { cause: error });
  }
}

/** The MinIO image the engine has, the released one first; `undefined` if it has none. */
export async function findMinioImage(engine: Engine): Promise<string | undefined> {
  for (const name of [RELEASED_IMAGE, BUILT_IMAGE]) {
    if (await hasImage(engine, name)) return name;
  }
  return undefined;
}

async function hasImage(engine: Engine, name: string): Promise<boolean> {
  try {
    await engine.container.dockerode.getImage(name).inspect();
    return true;
  } catch (error) {
    if (error instanceof Error && "statusCode" in error && error.statusCode === 404) return false;
    throw error;
  }
}
