import { afterAll, beforeAll, describe, expect, it } from "bun:test";
import type { SignedForm } from "@signed-s3/contracts";
import { type FormPart, type MinioServer, postForm, startMinio, uploadForm } from "@signed-s3/testkit";
import { type Service, startService } from "../service.ts";

const bucket = "uploads";
let minio: MinioServer;
let service: Service;

beforeAll(async () => {
  minio = await startMinio();
  await Promise.all([minio.createBucket(bucket), minio.createBucket("elsewhere")]);
  service = await startService({
    S3_BUCKET: bucket,
    AWS_ENDPOINT_URL_S3: minio.endpoint,
    AWS_ACCESS_KEY_ID: minio.accessKeyId,
    AWS_SECRET_ACCESS_KEY: minio.secretAccessKey,
  });
}, 120_000);
afterAll(async () => {
  await service?.stop();
  await minio?.stop();
});

const askForForm = async (url = service.url): Promise<SignedForm> => {
  const answer = await fetch(`${url}/api/v2/s3/create_signed_url`, { method: "POST" });
  expect(answer.status).toBe(202);
  return JSON.parse(await answer.text()).data;
};

describe("a signed form", () => {
  const unicode = "d\u00e9j\u00e0 vu \u{1f600} \u4f60\u597d.bin";
  for (const [what, size, filename] of [
    ["1 byte", 1, "a.bin"],
    ["8 MiB", 8 * 1024 * 1024, "b.bin"],
    ["a unicode file name", 1000, unicode],
    ["no byte at all", 0, "empty.bin"],
  ] as const) {
    it(`is taken by MinIO with 201 for ${what}, and the bytes are read back equal`, async () => {
      const bytes = crypto.getRandomValues(new Uint8Array(Math.min(size, 65_536)));
      const file = Buffer.concat(Array.from({ length: Math.ceil(size / 65_536) }, () => bytes)).subarray(0, size);
      const form = await askForForm();
      const answer = await uploadForm(form, new Uint8Array(file), { filename });
      expect(answer.body).toContain(`<Key>${form.fields.key}</Key>`);
      expect(answer.body).toContain(`<Bucket>${bucket}</Bucket>`);
      expect(answer.body).toMatch(/<Location>.+<\/Location>/);
      expect(answer.body).toMatch(/<ETag>.+<\/ETag>/);
      expect(answer.status).toBe(201);
      expect(Buffer.compare((await minio.getObject(bucket, form.fields.key)) ?? Buffer.from("none"), file)).toBe(0);
    });
  }

  it("is good for another host name than the one it was signed for", async () => {
    const form = await askForForm();
    const url = form.url.replace("localhost", "127.0.0.1");
    expect((await uploadForm({ ...form, url }, "x")).status).toBe(201);
  });
});

/** Posts a changed form with a file, and holds that it is refused and that nothing is in either bucket under its keys. */
async function expectRefused(change: (parts: FormPart[], form: SignedForm) => { parts: FormPart[]; url?: string }) {
  const form = await askForForm();
  const { parts, url = form.url } = change(Object.entries(form.fields), form);
  const before = await allKeys();
  const answer = await postForm(url, [...parts, ["file", new File(["not wanted"], "x.txt")]]);
  expect(answer.status).toBeGreaterThanOrEqual(400);
  expect(answer.status).toBeLessThan(500);
  expect(answer.body).toContain("<Error>");
  expect(await allKeys()).toEqual(before);
}
const allKeys = async () => [await minio.listKeys(bucket), await minio.listKeys("elsewhere")];

describe("MinIO refuses, and stores nothing, when", () => {
  const names = [
    "key",
    "success_action_status",
    "policy",
    "x-amz-credential",
    "x-amz-algorithm",
    "x-amz-date",
    "x-amz-signature",
  ];
  const flip = (value: string) => {
    const at = Math.floor(value.length / 2);
    return value.slice(0, at) + (value[at] === "1" ? "2" : "1") + value.slice(at + 1);
  };
  for (const name of names) {
    it(`${name} is tampered with`, () =>
      expectRefused((parts) => ({
        parts: parts.map(([field, value]) => [field, field === name ? flip(String(value)) : value]),
      })));
    it(`${name} is missing`, () => expectRefused((parts) => ({ parts: parts.filter(([field]) => field !== name) })));
    it(`${name} is doubled, with another value first`, () =>
      expectRefused((parts) => ({
        parts: parts.flatMap(([field, value]): FormPart[] =>
          field === name
            ? [
                [field, flip(String(value))],
                [field, value],
              ]
            : [[field, value]],
        ),
      })));
  }

  it("the key is another", () =>
    expectRefused((parts) => ({
      parts: parts.map(([field, value]) => [field, field === "key" ? "elsewhere/else" : value]),
    })));
  it("the bucket is another", () =>
    expectRefused((parts, form) => ({ parts, url: form.url.replace(bucket, "elsewhere") })));
  it("there is a field more", () => expectRefused((parts) => ({ parts: [...parts, ["acl", "public-read"]] })));

  it("the form has expired", async () => {
    const brief = await startService({
      S3_BUCKET: bucket,
      AWS_ENDPOINT_URL_S3: minio.endpoint,
      AWS_ACCESS_KEY_ID: minio.accessKeyId,
      AWS_SECRET_ACCESS_KEY: minio.secretAccessKey,
      UPLOAD_EXPIRES_SECONDS: "1",
    });
    const form = await askForForm(brief.url);
    await brief.stop();
    await Bun.sleep(2100);
    const answer = await uploadForm(form, "too late");
    expect(answer.status).toBe(403);
    expect(answer.body).toContain("Policy expired");
    expect(await minio.getObject(bucket, form.fields.key)).toBeUndefined();
  });
});

describe("MinIO down", () => {
  it("makes the upload fail, never the signing", async () => {
    const other = await startMinio();
    await other.createBucket(bucket);
    const signing = await startService({
      S3_BUCKET: bucket,
      AWS_ENDPOINT_URL_S3: other.endpoint,
      AWS_ACCESS_KEY_ID: other.accessKeyId,
      AWS_SECRET_ACCESS_KEY: other.secretAccessKey,
    });
    await other.stop();
    const form = await askForForm(signing.url);
    await expect(uploadForm(form, "x")).rejects.toThrow();
    await askForForm(signing.url);
    await signing.stop();
  }, 60_000);
});
