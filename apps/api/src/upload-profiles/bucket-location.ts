import type { BucketLocation } from "@signed-s3/core/aws";
import type { BucketConfig } from "../config/bucket-config.ts";

/** Where the forms of a profile are posted to: the service's own bucket, but for what the profile has otherwise. */
export function locationOf(own: BucketConfig, place: Partial<BucketConfig> = {}): BucketLocation {
  const { bucket, region, publicEndpoint: endpoint, forcePathStyle } = { ...own, ...place };
  return { bucket, region, endpoint, forcePathStyle };
}

/** The region of all buckets that forms are signed for; undefined: they are in several. */
export function regionOf(locations: ReadonlyMap<string, BucketLocation>): string | undefined {
  const [region, ...others] = new Set([...locations.values()].map((location) => location.region));
  return others.length === 0 ? region : undefined;
}
