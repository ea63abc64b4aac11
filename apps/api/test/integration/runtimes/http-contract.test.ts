import { afterAll, beforeAll } from "bun:test";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type Listening, localS3 } from "@signed-s3/local-s3";
import { describeHttpContract } from "../../contract/http-contract.ts";
import { deno } from "../../deno-service.ts";
import { bun, type Service, startService } from "../../service.ts";
import { credentials } from "../../unit/test-app.ts";

const bucket = "uploads";
const runtimes = [bun, deno];
let folder: string;
let store: Listening;
const services = new Map<string, Service>();

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "signed-s3-runtimes-"));
  store = await localS3({ folder, buckets: [bucket], credentials: [credentials] }).listen();
  const variables = {
    S3_BUCKET: bucket,
    AWS_ENDPOINT_URL_S3: new URL(store.url).origin,
    AWS_ACCESS_KEY_ID: credentials.accessKeyId,
    AWS_SECRET_ACCESS_KEY: credentials.secretAccessKey,
  };
  for (const runtime of runtimes) services.set(runtime.name, await startService(variables, undefined, runtime));
}, 120_000);
afterAll(async () => {
  await Promise.all([...services.values()].map((service) => service.stop()));
  await store?.close();
  await rm(folder, { recursive: true, force: true });
});

const urlOf = (runtime: string): string => {
  const service = services.get(runtime);
  if (!service) throw new Error(`The service was not started on ${runtime}`);
  return service.url;
};
const read = async (key: string): Promise<Uint8Array> => {
  const answer = await fetch(`${store.url}/${bucket}/${key}`);
  if (!answer.ok) throw new Error(`${answer.status} instead of an object at ${key}`);
  return answer.bytes();
};

for (const { name } of runtimes) describeHttpContract(name, () => ({ url: urlOf(name), read }));
