import { AssumeRoleCommand, STSClient } from "@aws-sdk/client-sts";
import type { Credentials } from "@signed-s3/core";
import type { MinioServer } from "@signed-s3/testkit";

/** Temporary credentials that may do what a policy allows, from MinIO's own STS. */
export async function temporaryCredentials(minio: MinioServer, policy: object): Promise<Credentials> {
  const { endpoint, region, accessKeyId, secretAccessKey } = minio;
  const sts = new STSClient({ endpoint, region, credentials: { accessKeyId, secretAccessKey } });
  const answer = await sts.send(
    new AssumeRoleCommand({
      RoleArn: "arn:aws:iam::123456789012:role/upload",
      RoleSessionName: "upload",
      DurationSeconds: 900,
      Policy: JSON.stringify(policy),
    }),
  );
  const { AccessKeyId, SecretAccessKey, SessionToken, Expiration } = answer.Credentials ?? {};
  if (!AccessKeyId || !SecretAccessKey || !SessionToken || !Expiration) throw new Error("MinIO gave no credentials");
  return {
    accessKeyId: AccessKeyId,
    secretAccessKey: SecretAccessKey,
    sessionToken: SessionToken,
    expiration: Expiration,
  };
}

/** A policy of one statement. */
export const allow = (actions: readonly string[], ...resources: readonly string[]) => ({
  Version: "2012-10-17",
  Statement: [{ Effect: "Allow", Action: actions, Resource: resources.map((name) => `arn:aws:s3:::${name}`) }],
});
