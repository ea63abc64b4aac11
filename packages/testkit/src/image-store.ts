import type { Engine } from "./engine-client.ts";
import { pullImage } from "./image-pull.ts";
import { buildMinioImage } from "./minio-from-source.ts";
import type { StandInImage } from "./stand-in-image.ts";

/** The images of a container engine, and the ways to come by MinIO's. */
export type ImageStore = {
  has(name: string): Promise<boolean>;
  /** @throws {Error} when the image can't be had from its registry. */
  pull(name: string): Promise<void>;
  /** @throws {SetUpError} when MinIO can't be built from source. */
  buildMinio(image: StandInImage): Promise<void>;
};

/** The images of this engine. */
export function imageStore(engine: Engine): ImageStore {
  return {
    async has(name) {
      try {
        await engine.container.dockerode.getImage(name).inspect();
        return true;
      } catch (error) {
        if (error instanceof Error && "statusCode" in error && error.statusCode === 404) return false;
        throw error;
      }
    },
    pull: (name) => pullImage(engine, name),
    buildMinio: (image) => buildMinioImage(engine, image),
  };
}
