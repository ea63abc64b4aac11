import { copyFile, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { buildDebianImage } from "./debian-from-packages.ts";
import type { Engine } from "./engine-client.ts";
import { ensureImage } from "./ensure-image.ts";
import { imageStore } from "./image-store.ts";
import { ensureMinioImage } from "./minio-image.ts";
import type { Progress } from "./progress.ts";
import { buildStandIn } from "./stand-in-build.ts";
import { BASE, BUN, HAPROXY, type StandInRecipe } from "./stand-in-dockerfiles.ts";
import type { StandInImage } from "./stand-in-image.ts";

/** The names of the images that the service's own image and its stack are made from. */
export type ServiceImages = {
  /** Has Bun and a shell: to build with. */
  readonly bun: string;
  /** Has a C library and no shell: to run on. */
  readonly base: string;
  readonly haproxy: string;
  readonly minio: string;
};

/**
 * Gets the images into the engine that the service's image and its stack are made from: those that are there, else pulled,
 * else built here from Debian's packages and this Bun, as stand-ins. Again it takes no time.
 *
 * @param engine The container engine.
 * @param released The released images' names, by what they are for.
 * @param progress Told of each step, and of each stand-in.
 * @throws {SetUpError} One is missing and can't be had.
 */
export async function ensureServiceImages(
  engine: Engine,
  released: Readonly<Record<"bun" | "base" | "haproxy", string>>,
  progress: Progress,
): Promise<ServiceImages> {
  const images = imageStore(engine);
  const onDebian = (what: string, name: string, builtHere: string, recipe: StandInRecipe): Promise<string> => {
    const building = { title: `building ${builtHere} from packages`, takes: "half a minute" };
    const build = async (image: StandInImage) =>
      buildRecipe(engine, image, recipe, await ensureDebianImage(engine, progress));
    return ensureImage(images, { what, released: name, builtHere, building, build }, progress);
  };
  // One after the other: they share the Debian that is made for the first.
  return {
    bun: await onDebian("Bun image", released.bun, `signed-s3/bun-from-npm:${Bun.version}`, BUN),
    base: await onDebian("base image", released.base, "signed-s3/base-from-packages:bookworm", BASE),
    haproxy: await onDebian("HAProxy image", released.haproxy, "signed-s3/haproxy-from-packages:bookworm", HAPROXY),
    minio: await ensureMinioImage(images, progress),
  };
}

function ensureDebianImage(engine: Engine, progress: Progress): Promise<string> {
  const needed = {
    what: "Debian image",
    released: "debian:bookworm-slim",
    builtHere: "signed-s3/debian-from-packages:bookworm",
    building: { title: "making Debian's smallest system from its packages", takes: "half a minute to two" },
    build: (image: StandInImage) => buildDebianImage(engine, image),
  };
  return ensureImage(imageStore(engine), needed, progress);
}

async function buildRecipe(
  engine: Engine,
  image: StandInImage,
  { dockerfile, files = {} }: StandInRecipe,
  debian: string,
): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), "signed-s3-image-"));
  try {
    await writeFile(join(folder, "Dockerfile"), dockerfile(debian));
    for (const [name, path] of Object.entries(files)) await copyFile(path, join(folder, name));
    await buildStandIn(engine, image, folder);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
