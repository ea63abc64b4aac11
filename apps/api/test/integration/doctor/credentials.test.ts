import { afterAll, beforeAll, describe, expect, it } from "bun:test";
import type { Credentials } from "@signed-s3/core";
import { type MinioServer, startMinio } from "@signed-s3/testkit";
import { documentFor } from "../../../src/doctor/documents/index.ts";
import { bucket, examined, setupFor } from "./examined.ts";
import { allow, temporaryCredentials } from "./temporary-credentials.ts";

let minio: MinioServer;
beforeAll(async () => {
  minio = await startMinio();
  await minio.createBucket(bucket);
}, 120_000);
afterAll(() => minio?.stop());

const examinedWith = (credentials: Credentials) =>
  examined(setupFor(minio, { fetchCredentials: async () => credentials }));

describe("doctor says of credentials", () => {
  it("that the secret is wrong", async () => {
    const { of, bad } = await examinedWith({ accessKeyId: minio.accessKeyId, secretAccessKey: "another-secret" });
    expect(bad).toEqual(["credentials"]);
    expect(of("credentials")).toEqual({
      level: "bad",
      message: "S3 knows the access key accessKey1, but the secret is not its own",
      cure: expect.stringContaining("correct AWS_SECRET_ACCESS_KEY"),
    });
    expect(of("upload").message).toBe('not checked: cure "credentials" first');
    expect(of("deletion").message).toBe('not checked: cure "credentials" first');
  });

  it("that the access key is unknown", async () => {
    const { of, bad } = await examinedWith({ accessKeyId: "accessKey2", secretAccessKey: minio.secretAccessKey });
    expect(bad).toEqual(["credentials"]);
    expect(of("credentials").message).toBe("S3 does not know the access key accessKey2");
  });

  it("that there are none", async () => {
    const { of, bad } = await examined(
      setupFor(minio, { fetchCredentials: () => Promise.reject(new Error("a text that may hold anything")) }),
    );
    expect(bad).toEqual(["credentials"]);
    expect(of("credentials").message).toBe("there are none: Error");
    expect(of("POST").level).toBe("ok");
  });

  it("that their source is silent, and blames nothing else", async () => {
    const { of, bad } = await examined(setupFor(minio, { fetchCredentials: () => new Promise<never>(() => {}) }));
    expect(bad).toEqual(["credentials"]);
    expect(of("credentials").message).toBe("there are none: their source does not answer in time");
  }, 10_000);

  it("that the session token is another's", async () => {
    const { accessKeyId, secretAccessKey } = minio;
    const sessionToken = "another-session-token";
    const { of, bad } = await examinedWith({ accessKeyId, secretAccessKey, sessionToken });
    expect(bad).toEqual(["credentials"]);
    expect(of("credentials").message).toBe("the session token does not belong to accessKey1");
  });

  it("that temporary ones have ended", async () => {
    const credentials = await temporaryCredentials(minio, allow(["s3:*"], "*"));
    const { of, bad } = await examinedWith({ ...credentials, expiration: new Date(Date.now() - 1000) });
    expect(bad).toEqual(["credentials"]);
    expect(of("credentials").message).toContain("temporary, until");
  });

  it("until when temporary ones are good, and uploads by them", async () => {
    const credentials = await temporaryCredentials(minio, allow(["s3:*"], "*"));
    const { of, bad, warn } = await examinedWith(credentials);
    expect([bad, warn]).toEqual([[], []]);
    expect(of("credentials").message).toBe(
      `${credentials.accessKeyId}, temporary, until ${credentials.expiration?.toISOString()}`,
    );
  });

  it("that they may not upload, and gives the least policy", async () => {
    const { of, bad } = await examinedWith(
      await temporaryCredentials(minio, allow(["s3:GetObject", "s3:ListBucket"], bucket, `${bucket}/*`)),
    );
    expect(bad).toEqual(["upload"]);
    expect(of("upload")).toEqual({
      level: "bad",
      message: "the credentials may not upload: 403 AccessDenied: Access Denied.",
      cure: expect.stringContaining("s3:PutObject on uploads/direct_uploads/*"),
      document: "iam",
    });
  });
});

describe("the least policy that doctor prints", () => {
  it("is enough to upload, and doctor says what it could not delete", async () => {
    const policy = documentFor("iam", setupFor(minio)).json;
    const { of, bad, warn } = await examinedWith(await temporaryCredentials(minio, policy));
    expect(of("upload").level).toBe("ok");
    expect(bad).toEqual([]);
    expect(warn).toEqual(["deletion"]);
    const [left] = await minio.listKeys(bucket);
    expect(of("deletion").message).toBe(`the 1 byte stays as ${left}: 403 AccessDenied: Access Denied.`);
    expect(of("deletion").document).toBe("lifecycle");
  });

  it("is not enough for any other key", async () => {
    const policy = documentFor("iam", setupFor(minio)).json;
    const credentials = await temporaryCredentials(minio, policy);
    const setup = setupFor(minio, { fetchCredentials: async () => credentials, keyPrefix: "elsewhere/" });
    expect((await examined(setup)).bad).toEqual(["upload"]);
  });
});
