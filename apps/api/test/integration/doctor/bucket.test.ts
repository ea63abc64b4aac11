import { afterAll, beforeAll, describe, expect, it } from "bun:test";
import { type LifecycleRule, PutBucketLifecycleConfigurationCommand, PutBucketPolicyCommand } from "@aws-sdk/client-s3";
import { type MinioServer, startMinio } from "@signed-s3/testkit";
import { lifecycleDocument } from "../../../src/doctor/documents/lifecycle.ts";
import { bucket, examined, page, setupFor } from "./examined.ts";

const other = "https://other.example";
let minio: MinioServer;
beforeAll(async () => {
  minio = await startMinio({ region: "eu-central-1", env: { MINIO_API_CORS_ALLOW_ORIGIN: other } });
  await Promise.all([minio.createBucket(bucket), minio.createBucket("shop-window")]);
}, 120_000);
afterAll(() => minio?.stop());

describe("doctor says of the bucket", () => {
  it("that there is none of that name", async () => {
    const { of, bad } = await examined(setupFor(minio, { bucket: "missing", origins: [other] }));
    expect(bad).toEqual(["bucket"]);
    expect(of("bucket")).toEqual({
      level: "bad",
      message: "there is no bucket missing",
      cure: expect.stringContaining("aws s3 mb s3://missing --region eu-central-1"),
    });
    expect(of("upload").message).toBe('not checked: cure "bucket" first');
  });

  it("in which region it is", async () => {
    const { of, bad } = await examined(setupFor(minio, { region: "us-east-1", origins: [other] }));
    expect(bad).toEqual(["region"]);
    expect(of("region")).toEqual({
      level: "bad",
      message: "the bucket is in eu-central-1, not in us-east-1: browsers can't follow S3's redirect",
      cure: "set AWS_REGION=eu-central-1",
    });
    expect(of("credentials").message).toBe('not checked: cure "region" first');
  });

  it("that a page may not post, and gives the CORS", async () => {
    const { of, bad } = await examined(setupFor(minio, { origins: [page, other] }));
    expect(bad).toEqual([`CORS ${page}`]);
    expect(of(`CORS ${page}`)).toEqual({
      level: "bad",
      message: "the page may not post: browsers will show a network error",
      cure: expect.stringContaining(`MINIO_API_CORS_ALLOW_ORIGIN=${page},${other}`),
      document: "cors",
    });
    expect(of(`CORS ${other}`).level).toBe("ok");
  });

  it("that not every page may post, where all should", async () => {
    const { of, bad } = await examined(setupFor(minio, { origins: ["*"] }));
    expect(bad).toEqual(["CORS *"]);
    expect(of("CORS *").message).toStartWith("not every page may post");
  });

  it("that anyone can read uploads and list them", async () => {
    const strangers = (action: string, resource: string) => ({
      Effect: "Allow",
      Principal: { AWS: ["*"] },
      Action: [action],
      Resource: [`arn:aws:s3:::${resource}`],
    });
    const Policy = JSON.stringify({
      Version: "2012-10-17",
      Statement: [strangers("s3:GetObject", "shop-window/*"), strangers("s3:ListBucket", "shop-window")],
    });
    await minio.client.send(new PutBucketPolicyCommand({ Bucket: "shop-window", Policy }));
    const { of, bad, warn } = await examined(setupFor(minio, { bucket: "shop-window", origins: [other] }));
    expect([bad, warn]).toEqual([["public list"], ["public read"]]);
    expect(of("public read").message).toBe("anyone who knows its key can read an upload");
    expect(of("public list").message).toBe("anyone can list the bucket, and so knows the key of every upload");
    expect(await minio.listKeys("shop-window")).toEqual([]);
  });
});

describe("the lifecycle rules that doctor prints", () => {
  it("are taken by MinIO, all but the last, as their note says", async () => {
    const { Rules } = lifecycleDocument(setupFor(minio)).json as { Rules: LifecycleRule[] };
    const put = (Rules: LifecycleRule[]) =>
      minio.client.send(
        new PutBucketLifecycleConfigurationCommand({ Bucket: bucket, LifecycleConfiguration: { Rules } }),
      );
    expect((await put(Rules.slice(0, -1))).$metadata.httpStatusCode).toBe(200);
    await expect(put(Rules)).rejects.toThrow();
  });
});
