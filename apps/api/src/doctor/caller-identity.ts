import { GetCallerIdentityCommand, STSClient } from "@aws-sdk/client-sts";
import type { Credentials } from "@signed-s3/core";
import type { BucketLocation } from "@signed-s3/core/aws";

/** Short: whose the credentials are is good to know, and no reason to wait for a network without a way to STS. */
const limitMs = 2000;

/**
 * Asks STS whose the credentials are: AWS's own, or that of a store which has one at its endpoint.
 *
 * @returns The user's or role's ARN; undefined where nobody tells.
 */
export async function callerIdentity(location: BucketLocation, credentials: Credentials): Promise<string | undefined> {
  const { region, endpoint } = location;
  const client = new STSClient({
    region,
    credentials: { ...credentials },
    maxAttempts: 1,
    ...(endpoint === undefined ? {} : { endpoint }),
  });
  try {
    const { Arn } = await client.send(new GetCallerIdentityCommand({}), { abortSignal: AbortSignal.timeout(limitMs) });
    return Arn;
  } catch {
    // Whether they are good at all is what S3 is asked: many stores have no STS, or none that knows this request.
    return undefined;
  } finally {
    client.destroy();
  }
}
