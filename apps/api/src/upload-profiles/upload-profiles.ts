import { signer, type UploadProfile } from "@signed-s3/core";
import { type BucketLocation, bucketUrl } from "@signed-s3/core/aws";
import type { BucketConfig } from "../config/bucket-config.ts";
import type { Config } from "../config.ts";
import { locationOf } from "./bucket-location.ts";
import { mayUse } from "./may-use.ts";
import type { ProfileConfig } from "./profile-config.ts";

/** The service's ways to upload, each with a signer of its own. */
export interface UploadProfiles {
  readonly defaultProfile: UploadProfile;
  readonly profiles: ReadonlyMap<string, UploadProfile>;
  /** The buckets that forms are signed for, by the URLs that they are posted to. */
  readonly locations: ReadonlyMap<string, BucketLocation>;
}

/**
 * Makes the upload profiles of a service.
 *
 * @param config How it is configured.
 * @param own Its own bucket.
 */
export function uploadProfiles(config: Config, own: BucketConfig): UploadProfiles {
  const locations = new Map<string, BucketLocation>();
  const signerAt = (location: BucketLocation) => {
    const url = bucketUrl(location);
    locations.set(url, location);
    return signer({ bucket: location.bucket, region: location.region, url });
  };
  const profileOf = ({ place, keyTemplate, limits, fixed, allowed }: ProfileConfig): UploadProfile => ({
    sign: signerAt(locationOf(own, place)),
    keyTemplate,
    limits,
    fixed,
    ...(allowed && { mayUse: mayUse(allowed) }),
  });
  return {
    defaultProfile: {
      sign: signerAt(locationOf(own)),
      keyTemplate: `${config.keyPrefix}{uuid}`,
      limits: config.limits,
    },
    profiles: new Map([...config.uploadProfiles].map(([name, profile]) => [name, profileOf(profile)])),
    locations,
  };
}
