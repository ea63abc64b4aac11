import { S3Client } from "@aws-sdk/client-s3";
import { GenericContainer, Wait } from "testcontainers";
import { type BucketAccess, bucketAccess } from "./bucket-access.ts";
import { startContainerGuard } from "./container-guard.ts";
import { requireEngine } from "./engine-client.ts";
import { imageStore } from "./image-store.ts";
import { requireMinioImage } from "./minio-image.ts";
import { labelsOfOwner, removeAbandonedContainers, removeContainer } from "./owned-containers.ts";

const API_PORT = 9000;
const START_LIMIT_MS = 60_000;
/** Both how long one question for readiness may take and the time to the next; Testcontainers' own second is most of a start. */
const POLL_MS = 250;

/** Settings of {@link startMinio}; each has a default. */
export type StartMinioOptions = {
  /** Root user, at least 3 characters. @default "accessKey1" */
  readonly accessKeyId?: string;
  /** Root password, at least 8 characters. @default "verySecretKey1" */
  readonly secretAccessKey?: string;
  /** The region that signatures must name. @default "us-east-1" */
  readonly region?: string;
  /** Port on the host. @default any free one */
  readonly hostPort?: number;
  /** More of MinIO's own variables, such as `MINIO_API_CORS_ALLOW_ORIGIN`. @default none */
  readonly env?: Readonly<Record<string, string>>;
};

/** A MinIO server of one's own. `await using` stops it at the end of the block. */
export type MinioServer = BucketAccess &
  AsyncDisposable & {
    /** Without a path: `http://localhost:49153`. Buckets are addressed by path. */
    readonly endpoint: string;
    readonly port: number;
    readonly region: string;
    readonly accessKeyId: string;
    readonly secretAccessKey: string;
    readonly containerId: string;
    /** For what the short words don't say. */
    readonly client: S3Client;
    /** Freezes the server: it accepts connections and says nothing. */
    pause(): Promise<void>;
    unpause(): Promise<void>;
    /**
     * Stops the server as an operator does, starts it again with its data, and waits until it is ready. The port is the same
     * only where `hostPort` was given.
     */
    restart(): Promise<void>;
    /** Removes the container and its data; again does nothing. */
    stop(): Promise<void>;
  };

/**
 * Starts a MinIO server in a container of its own, empty, and gives it when it is ready, after 2 to 4 seconds: allow a test's
 * `beforeAll` more than Bun's 5 s. The container goes with the process that started it, however that ends; what an earlier
 * run left behind is removed first.
 *
 * @throws {SetUpError} No container engine answers or it has no MinIO image.
 */
export async function startMinio(options: StartMinioOptions = {}): Promise<MinioServer> {
  const { accessKeyId = "accessKey1", secretAccessKey = "verySecretKey1", region = "us-east-1" } = options;
  const engine = await requireEngine();
  const image = await requireMinioImage(imageStore(engine));
  await removeAbandonedContainers(engine);
  startContainerGuard();

  const container = await new GenericContainer(image)
    .withCommand(["server", "/data"])
    .withEnvironment({
      MINIO_ROOT_USER: accessKeyId,
      MINIO_ROOT_PASSWORD: secretAccessKey,
      MINIO_SITE_REGION: region,
      MINIO_BROWSER: "off",
      MINIO_UPDATE: "off",
      ...options.env,
    })
    .withLabels(labelsOfOwner(process.pid))
    .withExposedPorts(options.hostPort === undefined ? API_PORT : { container: API_PORT, host: options.hostPort })
    .withWaitStrategy(Wait.forHttp("/minio/health/ready", API_PORT).withReadTimeout(POLL_MS))
    .withStartupTimeout(START_LIMIT_MS)
    .start();

  const containerId = container.getId();
  const handle = engine.container.getById(containerId);
  const port = container.getMappedPort(API_PORT);
  const endpoint = `http://${container.getHost()}:${port}`;
  const credentials = { accessKeyId, secretAccessKey };
  const client = new S3Client({ endpoint, region, forcePathStyle: true, credentials });
  const stop = async () => {
    client.destroy();
    await removeContainer(engine, containerId);
  };

  return {
    ...credentials,
    ...bucketAccess(client),
    endpoint,
    port,
    region,
    containerId,
    client,
    pause: () => handle.pause(),
    unpause: () => handle.unpause(),
    async restart() {
      await handle.restart();
      const deadline = Date.now() + START_LIMIT_MS;
      while (!(await isReady(endpoint))) {
        if (Date.now() > deadline) throw new Error("MinIO is not ready again a minute after its restart");
        await new Promise((resolve) => setTimeout(resolve, POLL_MS));
      }
    },
    stop,
    [Symbol.asyncDispose]: stop,
  };
}

async function isReady(endpoint: string): Promise<boolean> {
  try {
    return (await fetch(`${endpoint}/minio/health/ready`, { signal: AbortSignal.timeout(POLL_MS) })).ok;
  } catch {
    return false;
  }
}
