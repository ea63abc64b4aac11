import { spawn } from "node:child_process";
import { mkdtemp, rm } from "node:fs/promises";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import process from "node:process";
import { type LocalS3, localS3 } from "@signed-s3/local-s3";
import { ensureServiceProgram } from "@signed-s3/testkit/service-program";

/** The service as a process, and a store that takes its forms. */
export interface Service extends AsyncDisposable {
  readonly url: string;
  readonly store: LocalS3;
  readonly storeUrl: string;
  /** By how much the store's clock is ahead of the system's. */
  clockIsAheadMs: number;
}

/** What the service and the store are told beside what makes them find each other. */
export interface ServiceOptions {
  readonly variables?: Readonly<Record<string, string>>;
  /** Where the service says that the store is. Default: where it is. */
  readonly publicStoreUrl?: (storeUrl: string) => Promise<string>;
  /** What has to answer 200 before the service counts as started. Default: `/health/ready`. */
  readonly healthPath?: string;
}

export const bucket = "photos";

/** Starts `apps/api` as its users do, with a store of the development kind. */
export async function startService(options: ServiceOptions = {}): Promise<Service> {
  const { variables = {}, publicStoreUrl, healthPath = "/health/ready" } = options;
  const folder = await mkdtemp(`${tmpdir()}/client-`);
  const clock = { clockIsAheadMs: 0 };
  const now = (): Date => new Date(Date.now() + clock.clockIsAheadMs);
  const store = localS3({ folder, buckets: [bucket], now });
  const listening = await store.listen();
  const port = await freePort();
  const child = spawn(await ensureServiceProgram(), {
    env: {
      PATH: process.env["PATH"],
      HOST: "127.0.0.1",
      PORT: `${port}`,
      S3_BUCKET: bucket,
      AWS_ENDPOINT_URL_S3: listening.url,
      S3_PUBLIC_ENDPOINT_URL: (await publicStoreUrl?.(listening.url)) ?? listening.url,
      AWS_ACCESS_KEY_ID: "accessKey1",
      AWS_SECRET_ACCESS_KEY: "verySecretKey1",
      LOG_LEVEL: "error",
      ...variables,
    },
    stdio: ["ignore", "pipe", "pipe"],
  });
  let output = "";
  for (const stream of [child.stdout, child.stderr]) stream.on("data", (text) => (output += text));
  const url = `http://127.0.0.1:${port}`;
  const deadline = Date.now() + 30_000;
  while (
    !(await fetch(`${url}${healthPath}`).then(
      ({ ok }) => ok,
      () => false,
    ))
  ) {
    if (child.exitCode !== null || Date.now() > deadline)
      throw new Error(`The service did not become ready:\n${output}`);
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  return Object.assign(clock, {
    url,
    store,
    storeUrl: listening.url,
    async [Symbol.asyncDispose]() {
      child.kill("SIGKILL");
      await listening.close();
      await rm(folder, { recursive: true, force: true });
    },
  });
}

/** A port that nothing listens on. */
export function freePort(): Promise<number> {
  return new Promise((resolve) => {
    const probe = createServer();
    probe.listen(0, "127.0.0.1", () => {
      const address = probe.address();
      probe.close(() => resolve(typeof address === "object" && address ? address.port : 0));
    });
  });
}
