import type { ImageStore } from "./image-store.ts";
import { type Progress, step } from "./progress.ts";
import { SetUpError } from "./set-up-error.ts";
import type { StandInImage } from "./stand-in-image.ts";

/** An image that is needed, and the one built here that stands in for it where no registry can be reached. */
export type NeededImage = {
  /** What it is, in words: `MinIO image`. */
  readonly what: string;
  readonly released: string;
  /** A name that no registry has. */
  readonly builtHere: string;
  /** What is done to build it, and what that takes. */
  readonly building: { readonly title: string; readonly takes: string };
  /** @throws {SetUpError} when it can't be built. */
  build(image: StandInImage): Promise<unknown>;
};

const ANOTHER_WAY =
  "Let the container engine reach an image registry, or mend what the build complains of, then run again.";

/**
 * Gets an image into the engine and gives its name: the one that is there, else the released one pulled, else one built here.
 *
 * @throws {SetUpError} None of these is possible; it says why the pull failed and what the build lacks.
 */
export async function ensureImage(
  images: Pick<ImageStore, "has" | "pull">,
  needed: NeededImage,
  progress: Progress,
): Promise<string> {
  const { what, released, builtHere, building } = needed;
  const present = await findImage(images, needed);
  if (present !== undefined) {
    progress(`${what}: ${present} is present${present === builtHere ? `, standing in for ${released}` : ""}`);
    return present;
  }
  const pullFailure = await failureOf(() => step(progress, `pulling ${released}`, () => images.pull(released)));
  if (pullFailure === undefined) return released;
  progress(`pulling failed: ${pullFailure.message}`);

  progress(`${builtHere} will stand in for it; to build that takes ${building.takes}`);
  const standIn = { name: builtHere, standInFor: released };
  const buildFailure = await failureOf(() => step(progress, building.title, () => needed.build(standIn)));
  if (buildFailure === undefined) return builtHere;
  throw new SetUpError(
    [
      `There is no ${what}, and none can be had.`,
      `Pulling ${released}: ${pullFailure.message}`,
      `Building it here: ${buildFailure instanceof SetUpError ? buildFailure.problem : buildFailure.message}`,
    ].join("\n"),
    buildFailure instanceof SetUpError ? buildFailure.cure : ANOTHER_WAY,
    { cause: buildFailure },
  );
}

/** The image the engine has, the released one first; `undefined` if it has neither. */
export async function findImage(
  images: Pick<ImageStore, "has">,
  { released, builtHere }: Pick<NeededImage, "released" | "builtHere">,
): Promise<string | undefined> {
  for (const name of [released, builtHere]) {
    if (await images.has(name)) return name;
  }
  return undefined;
}

async function failureOf(work: () => Promise<unknown>): Promise<Error | undefined> {
  try {
    await work();
    return undefined;
  } catch (error) {
    return error instanceof Error ? error : new Error(String(error));
  }
}
