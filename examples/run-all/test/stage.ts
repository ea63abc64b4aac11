import { createServer } from "node:net";
import { join } from "node:path";
import { type MinioServer, startMinio } from "@signed-s3/testkit";

/** The service as a process, and a MinIO that takes its forms. */
export interface Stage extends AsyncDisposable {
  /** The service's address. */
  readonly service: string;
  readonly minio: MinioServer;
  /** The objects that came into the bucket while something was done. */
  readonly storedBy: (work: () => Promise<unknown>) => Promise<readonly StoredObject[]>;
}

export interface StoredObject {
  readonly key: string;
  readonly bytes: Uint8Array | undefined;
  readonly contentType: string | undefined;
}

const bucket = "photos";

/**
 * Starts both, as a developer would.
 *
 * @param variables The service's configuration, beside what makes it find MinIO.
 * @throws {Error} The service did not become ready; with what it wrote.
 */
export async function startStage(variables: Readonly<Record<string, string>>): Promise<Stage> {
  const minio = await startMinio();
  await minio.createBucket(bucket);
  const port = await freePort();
  const main = join(import.meta.dir, "../../../apps/api/src/main.ts");
  const child = Bun.spawn([process.execPath, main], {
    env: {
      PATH: process.env["PATH"],
      HOST: "127.0.0.1",
      PORT: `${port}`,
      S3_BUCKET: bucket,
      AWS_ENDPOINT_URL_S3: minio.endpoint,
      AWS_ACCESS_KEY_ID: minio.accessKeyId,
      AWS_SECRET_ACCESS_KEY: minio.secretAccessKey,
      LOG_LEVEL: "error",
      ...variables,
    },
    stdio: ["ignore", "pipe", "pipe"],
  });
  const stop = async (): Promise<void> => {
    child.kill("SIGKILL");
    await child.exited;
    await minio.stop();
  };
  const service = `http://127.0.0.1:${port}`;
  const deadline = Date.now() + 30_000;
  while (!(await isReady(service))) {
    if (child.exitCode !== null || Date.now() > deadline) {
      await stop();
      throw new Error(`The service did not become ready:\n${await child.stdout.text()}${await child.stderr.text()}`);
    }
    await Bun.sleep(50);
  }
  const storedBy: Stage["storedBy"] = async (work) => {
    const before = new Set(await minio.listKeys(bucket));
    await work();
    const keys = (await minio.listKeys(bucket)).filter((key) => !before.has(key));
    return Promise.all(
      keys.map(async (key) => ({
        key,
        bytes: await minio.getObject(bucket, key),
        contentType: (await minio.headObject(bucket, key))?.ContentType,
      })),
    );
  };
  return { service, minio, storedBy, [Symbol.asyncDispose]: stop };
}

function isReady(service: string): Promise<boolean> {
  return fetch(`${service}/health/ready`).then(
    ({ ok }) => ok,
    () => false,
  );
}

/** A port that nothing listens on. */
function freePort(): Promise<number> {
  return new Promise((resolve) => {
    const probe = createServer();
    probe.listen(0, "127.0.0.1", () => {
      const address = probe.address();
      probe.close(() => resolve(typeof address === "object" && address ? address.port : 0));
    });
  });
}
