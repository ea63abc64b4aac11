import { afterAll, beforeAll, describe, expect, it } from "bun:test";
import { type Credentials, signer } from "@signed-s3/core";
import { type MinioServer, postForm, startMinio, uploadForm } from "@signed-s3/testkit";
import { assumedRole } from "../../credentials-fakes/assumed-role.ts";
import { noOtherCredentials } from "../../credentials-fakes/no-other-credentials.ts";
import { startService } from "../../service.ts";
import { accessKeyIdOf, askForForm, endOf, formOf } from "../../signed-form.ts";
import { temporaryFolder } from "../../temporary-folder.ts";

const bucket = "uploads";
let minio: MinioServer;

beforeAll(async () => {
  minio = await startMinio();
  await minio.createBucket(bucket);
}, 120_000);
afterAll(() => minio?.stop());

/** Signs by core, for an hour. */
const signedWith = (credentials: Credentials, key: string) =>
  signer({ bucket, region: minio.region, url: `${minio.endpoint}/${bucket}` })({
    key,
    credentials,
    now: new Date(),
    expiresInSeconds: 3600,
  });

describe("a form signed with the credentials of an assumed role", () => {
  it("is taken by MinIO with 201, and ends no later than they do", async () => {
    const credentials = await assumedRole(minio);
    const form = signedWith(credentials, "taken");
    expect(form.fields).toHaveProperty("x-amz-security-token", credentials.sessionToken);
    expect(endOf(form)).toBe(Math.floor(credentials.expiration.getTime() / 1000) * 1000);
    expect((await uploadForm(form, "hello")).status).toBe(201);
  });

  it("is refused with InvalidTokenId without field and condition of the token", async () => {
    const { accessKeyId, secretAccessKey } = await assumedRole(minio);
    const answer = await uploadForm(signedWith({ accessKeyId, secretAccessKey }, "no-token"), "hello");
    expect(answer.body).toContain("<Code>InvalidTokenId</Code>");
    expect(answer.status).toBe(403);
    expect(await minio.getObject(bucket, "no-token")).toBeUndefined();
  });

  it("is refused with InvalidTokenId without the field, though the condition is there", async () => {
    const form = signedWith(await assumedRole(minio), "no-field");
    const parts = Object.entries(form.fields).filter(([name]) => name !== "x-amz-security-token");
    const answer = await postForm(form.url, [...parts, ["file", new File(["hello"], "hello.txt")]]);
    expect(answer.body).toContain("<Code>InvalidTokenId</Code>");
    expect(await minio.getObject(bucket, "no-field")).toBeUndefined();
  });

  it("comes from the service itself, which assumes the role that its profile names", async () => {
    await using folder = await temporaryFolder();
    const config = await folder.write(
      "config",
      `[default]
role_arn = arn:minio:iam:::role/uploader
source_profile = root
duration_seconds = 900

[profile root]
aws_access_key_id = ${minio.accessKeyId}
aws_secret_access_key = ${minio.secretAccessKey}
`,
    );
    const service = await startService({
      ...noOtherCredentials,
      S3_BUCKET: bucket,
      AWS_REGION: minio.region,
      AWS_ENDPOINT_URL_S3: minio.endpoint,
      AWS_ENDPOINT_URL_STS: minio.endpoint,
      AWS_CONFIG_FILE: config,
    });
    try {
      const form = await formOf(await askForForm(service.url));
      expect(accessKeyIdOf(form)).not.toBe(minio.accessKeyId);
      expect(endOf(form)).toBeLessThanOrEqual(Date.now() + 900_000);
      expect((await uploadForm(form, "hello")).status).toBe(201);
      expect(service.output()).not.toContain(minio.secretAccessKey);
      expect(service.output()).not.toContain(form.fields["x-amz-security-token"] ?? "no token");
    } finally {
      await service.stop();
    }
  }, 60_000);
});
