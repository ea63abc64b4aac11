import { readdir } from "node:fs/promises";
import type { Engine } from "./engine-client.ts";
import { followMessages } from "./image-pull.ts";
import type { StandInImage } from "./stand-in-image.ts";

/** The label of an image that stands in for another one; its value is that one's name. */
export const STAND_IN_FOR = "org.signed-s3.testkit.stand-in-for";

/**
 * Builds the Dockerfile of a folder, with all that lies beside it, into an image that is labelled as a stand-in.
 *
 * @throws {Error} with the engine's own words when the build fails.
 */
export async function buildStandIn(engine: Engine, image: StandInImage, folder: string): Promise<void> {
  const stream = await engine.container.dockerode.buildImage(
    { context: folder, src: await readdir(folder) },
    { t: image.name, labels: { [STAND_IN_FOR]: image.standInFor } },
  );
  await followMessages(engine, stream);
}
