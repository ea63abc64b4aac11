import { AssumeRoleCommand, STSClient } from "@aws-sdk/client-sts";
import type { MinioServer } from "@signed-s3/testkit";
import type { TemporaryCredentials } from "./temporary-credentials.ts";

/** Has MinIO's token service give temporary credentials, real ones, for a quarter of an hour: no less can be had. */
export async function assumedRole(minio: MinioServer): Promise<TemporaryCredentials> {
  const { endpoint, region, accessKeyId, secretAccessKey } = minio;
  const client = new STSClient({ endpoint, region, credentials: { accessKeyId, secretAccessKey } });
  try {
    const { Credentials: given } = await client.send(
      new AssumeRoleCommand({
        RoleArn: "arn:minio:iam:::role/uploader",
        RoleSessionName: "uploader",
        DurationSeconds: 900,
      }),
    );
    if (!given?.AccessKeyId || !given.SecretAccessKey || !given.SessionToken || !given.Expiration) {
      throw new Error("MinIO's token service left something out");
    }
    return {
      accessKeyId: given.AccessKeyId,
      secretAccessKey: given.SecretAccessKey,
      sessionToken: given.SessionToken,
      expiration: given.Expiration,
    };
  } finally {
    client.destroy();
  }
}
