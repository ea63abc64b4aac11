import { AssumeRoleCommand, STSClient } from "@aws-sdk/client-sts";
import type { MinioServer, StartMinioOptions } from "@signed-s3/testkit";
import { bucket, type KnownCredentials, otherBucket, region } from "./signing.ts";

/** How MinIO is set up to be a judge: with keys to encrypt by, which S3 always has. */
export const minioSettings: StartMinioOptions = {
  region,
  env: { MINIO_KMS_SECRET_KEY: `matrix-key:${Buffer.alloc(32, 7).toString("base64")}` },
};

/** Makes the buckets, and temporary credentials that may do all that the permanent ones may. */
export async function prepareMinio(minio: MinioServer): Promise<KnownCredentials> {
  await minio.createBucket(bucket);
  await minio.createBucket(otherBucket);
  const permanent = { accessKeyId: minio.accessKeyId, secretAccessKey: minio.secretAccessKey };
  const sts = new STSClient({ endpoint: minio.endpoint, region, credentials: permanent });
  const role = { RoleArn: "arn:aws:iam::123456789012:role/upload", RoleSessionName: "upload" };
  const { Credentials } = await sts.send(new AssumeRoleCommand(role));
  const { AccessKeyId: accessKeyId, SecretAccessKey: secretAccessKey, SessionToken: sessionToken } = Credentials ?? {};
  if (!accessKeyId || !secretAccessKey || !sessionToken) throw new Error("MinIO gave no credentials");
  return { permanent, temporary: { accessKeyId, secretAccessKey, sessionToken } };
}
