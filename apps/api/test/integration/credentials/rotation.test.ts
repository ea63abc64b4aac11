import { afterAll, beforeAll, describe, expect, it } from "bun:test";
import type { SignedForm } from "@signed-s3/contracts";
import { type MinioServer, startMinio, uploadForm } from "@signed-s3/testkit";
import { assumedRole } from "../../credentials-fakes/assumed-role.ts";
import { containerEndpoint } from "../../credentials-fakes/container-endpoint.ts";
import { noOtherCredentials } from "../../credentials-fakes/no-other-credentials.ts";
import type { TemporaryCredentials } from "../../credentials-fakes/temporary-credentials.ts";
import { type Service, startService } from "../../service.ts";
import { accessKeyIdOf, askForForm, endOf, formOf } from "../../signed-form.ts";

const bucket = "uploads";
const lifeSeconds = 8;
const load = { seconds: 10, perSecond: 200 };
let minio: MinioServer;
let service: Service;
/** The credentials that were handed out, by access key id. */
const handedOut = new Map<string, TemporaryCredentials>();

/** Real credentials of MinIO, announced to end long before they do: MinIO gives none for less than a quarter of an hour. */
const endpoint = containerEndpoint("token", async () => {
  const expiration = new Date(Date.now() + lifeSeconds * 1000);
  const given = { ...(await assumedRole(minio)), expiration };
  handedOut.set(given.accessKeyId, given);
  return given;
});

beforeAll(async () => {
  minio = await startMinio();
  await minio.createBucket(bucket);
  service = await startService({
    ...noOtherCredentials,
    S3_BUCKET: bucket,
    AWS_REGION: minio.region,
    AWS_ENDPOINT_URL_S3: minio.endpoint,
    AWS_CONTAINER_CREDENTIALS_FULL_URI: new URL("/credentials", endpoint.url).href,
    AWS_CONTAINER_AUTHORIZATION_TOKEN: "token",
  });
}, 120_000);
afterAll(async () => {
  await service?.stop();
  await endpoint.stop(true);
  await minio?.stop();
});

interface Answered {
  readonly status: number;
  readonly ms: number;
}

/** Asks for forms at a steady rate, whether or not they are answered in time. */
async function askSteadily(onForm: (form: SignedForm, asked: number) => Promise<void>): Promise<Answered[]> {
  const answers: Promise<Answered>[] = [];
  const began = performance.now();
  for (let asked = 0; asked < load.seconds * load.perSecond; asked += 1) {
    const ahead = (asked / load.perSecond) * 1000 - (performance.now() - began);
    if (ahead > 1) await Bun.sleep(ahead);
    const sent = performance.now();
    answers.push(
      askForForm(service.url).then(async (answer) => {
        const ms = performance.now() - sent;
        if (answer.status === 202) await onForm(await formOf(answer), asked);
        return { status: answer.status, ms };
      }),
    );
  }
  return Promise.all(answers);
}

/** Uploads by a form. One that has ended before the upload was through proves nothing: then a new one is tried. */
async function statusOfUpload(form: SignedForm): Promise<number> {
  const { status } = await uploadForm(form, "hello");
  return status !== 201 && Date.now() >= endOf(form)
    ? statusOfUpload(await formOf(await askForForm(service.url)))
    : status;
}

describe("the service whose credentials change every few seconds", () => {
  it("answers each request with a form that ends with its credentials, and MinIO takes those that are tried", async () => {
    const used = new Set<string>();
    const uploads: number[] = [];
    const answers = await askSteadily(async (form, asked) => {
      const accessKeyId = accessKeyIdOf(form);
      expect(endOf(form)).toBeLessThanOrEqual(handedOut.get(accessKeyId)?.expiration.getTime() ?? 0);
      if (!used.has(accessKeyId) || asked % 100 === 0) {
        used.add(accessKeyId);
        uploads.push(await statusOfUpload(form));
      }
    });
    const slowest = Math.max(...answers.map(({ ms }) => ms));
    console.log(
      `${answers.length} forms in ${load.seconds} s, the slowest in ${slowest.toFixed(1)} ms; ` +
        `${used.size} credentials; ${uploads.length} uploads`,
    );

    expect(answers.filter(({ status }) => status !== 202)).toEqual([]);
    expect(used.size).toBeGreaterThanOrEqual(2);
    expect(uploads.length).toBeGreaterThanOrEqual(20);
    expect(uploads.filter((status) => status !== 201)).toEqual([]);
    for (const { secretAccessKey, sessionToken } of handedOut.values()) {
      expect(service.output()).not.toContain(secretAccessKey);
      expect(service.output()).not.toContain(sessionToken);
    }
  }, 60_000);
});
