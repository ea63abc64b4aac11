import type { Credentials } from "@signed-s3/core";
import { type BucketLocation, selfCheck } from "@signed-s3/core/aws";

/**
 * Compares what this service and the AWS SDK sign, for every bucket.
 *
 * @param locations The buckets, by the URLs that their forms are posted to.
 * @returns What differs and where; empty: all agrees.
 */
export async function selfChecks(
  locations: ReadonlyMap<string, BucketLocation>,
  credentials: Credentials,
  now: Date,
): Promise<readonly string[]> {
  const differences = await Promise.all(
    [...locations].map(async ([url, location]) =>
      (await selfCheck(location, credentials, now)).map((difference) => `${difference} at ${url}`),
    ),
  );
  return differences.flat();
}
