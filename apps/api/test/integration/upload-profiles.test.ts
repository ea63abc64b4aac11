import { afterAll, beforeAll, describe, expect, it } from "bun:test";
import type { SignedForm } from "@signed-s3/contracts";
import { type MinioServer, startMinio, uploadForm } from "@signed-s3/testkit";
import { type Service, startService } from "../service.ts";
import { type TemporaryFolder, temporaryFolder } from "../temporary-folder.ts";

const token = "token-of-the-mobile-app";
const profiles = {
  avatars: {
    bucket: "avatars",
    key_template: "avatars/{subject}/{uuid}.png",
    content_types: ["image/png"],
    content_length_range: [1, 100],
    tags: { state: "pending" },
    metadata: { by: "service" },
    allowed: { tokens: ["app"] },
  },
  closed: { bucket: "avatars", allowed: { tokens: ["someone"] } },
};
let folder: TemporaryFolder;
let minio: MinioServer;
let service: Service;

beforeAll(async () => {
  folder = await temporaryFolder();
  minio = await startMinio();
  await Promise.all([minio.createBucket("uploads"), minio.createBucket("avatars")]);
  service = await startService({
    NODE_ENV: "production",
    S3_BUCKET: "uploads",
    AWS_ENDPOINT_URL_S3: minio.endpoint,
    AWS_ACCESS_KEY_ID: minio.accessKeyId,
    AWS_SECRET_ACCESS_KEY_FILE: await folder.write("secret", `${minio.secretAccessKey}\n`),
    AUTH: "tokens",
    AUTH_TOKENS_FILE: await folder.write("tokens", `app:${token}\n`),
    UPLOAD_PROFILES_FILE: await folder.write("profiles.json", JSON.stringify(profiles)),
  });
}, 120_000);
afterAll(async () => {
  await service?.stop();
  await minio?.stop();
  await folder?.[Symbol.asyncDispose]();
});

const ask = async (data: unknown): Promise<{ status: number; form: SignedForm }> => {
  const answer = await fetch(`${service.url}/api/v2/s3/create_signed_url`, {
    method: "POST",
    headers: { authorization: `Bearer ${token}`, "content-type": "application/json" },
    body: JSON.stringify({ data }),
  });
  return { status: answer.status, form: JSON.parse(await answer.text()).data };
};

describe("upload profiles", () => {
  it("bring each file into the bucket of its profile, under the caller's name", async () => {
    const { form: own } = await ask({});
    expect((await uploadForm(own, "to the default bucket")).status).toBe(201);
    expect(await minio.listKeys("uploads")).toEqual([own.fields.key]);

    const { form } = await ask({ profile: "avatars", tags: { state: "done" }, metadata: { BY: "me" } });
    expect(form.fields.key).toMatch(/^avatars\/app\/[0-9a-f-]{36}\.png$/);
    expect(form.fields).toMatchObject({ "x-amz-meta-by": "service", "Content-Type": "image/png" });
    expect((await uploadForm(form, "to the bucket of avatars")).status).toBe(201);
    expect(await minio.listKeys("avatars")).toEqual([form.fields.key]);
    expect(await minio.listKeys("uploads")).toEqual([own.fields.key]);
  });

  it("have MinIO hold the caller to them", async () => {
    const { form } = await ask({ profile: "avatars" });
    const before = await minio.listKeys("avatars");
    expect((await uploadForm(form, "x".repeat(101))).status).toBe(400);
    const fields = { ...form.fields, "x-amz-meta-by": "me" };
    expect((await uploadForm({ ...form, fields }, "x")).status).toBe(403);
    expect((await uploadForm({ ...form, url: form.url.replace("avatars", "uploads") }, "x")).status).toBe(403);
    expect(await minio.listKeys("avatars")).toEqual(before);
  });

  it("are closed to those who may not use them", async () => {
    expect((await ask({ profile: "closed" })).status).toBe(403);
  });
});
