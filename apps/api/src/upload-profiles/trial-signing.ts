import { type ConstraintOptions, SigningError, signer } from "@signed-s3/core";
import { bucketUrl } from "@signed-s3/core/aws";
import type { BucketConfig } from "../config/bucket-config.ts";
import { locationOf } from "./bucket-location.ts";
import { fixedOptions } from "./fixed-options.ts";
import { refusalOfLongestKey } from "./longest-key.ts";
import type { ProfileConfig } from "./profile-config.ts";
import type { ProfileEntry } from "./profile-file.ts";

/** What is wrong with a profile, in the file's own terms. */
export interface EntryProblem {
  /** The names on the way to it, from the profile's entry on. */
  readonly path: readonly string[];
  /** What must be otherwise: a sentence whose subject is what is there. */
  readonly rule: string;
}

const now = new Date(0);
const credentials = { accessKeyId: "trial", secretAccessKey: "trial" };
/** Wherever the service's own bucket is not known yet: this one has the same rules. */
const anyBucket: BucketConfig = {
  bucket: "any-bucket",
  region: "us-east-1",
  endpoint: undefined,
  publicEndpoint: undefined,
  forcePathStyle: undefined,
};

/** Signs forms as a profile would, and tells all that the signer refuses. */
export function trialProblems(entry: ProfileEntry, profile: ProfileConfig): readonly EntryProblem[] {
  const location = locationOf(anyBucket, profile.place);
  const url = urlOf(location);
  if (url === undefined)
    return [{ path: [], rule: "must have a region and an endpoint that the AWS SDK knows a URL for" }];
  const sign = signer({ ...location, url });

  const refusalOf = (options: ConstraintOptions, ...path: string[]): EntryProblem[] => {
    try {
      sign({ key: "trial", credentials, now, expiresInSeconds: 1, ...options });
      return [];
    } catch (error) {
      if (!(error instanceof SigningError)) throw error;
      const [, ...parts] = error.option.split(".");
      const isEntry = path[0] === "tags" || path[0] === "metadata";
      return [{ path: isEntry && parts.length > 0 ? [...path, parts.join(".")] : path, rule: error.rule }];
    }
  };
  const { content_types = [], content_length_range: contentLengthRange } = entry;
  // Where the entry has neither, S3_KEY_PREFIX is to blame, and is blamed by itself.
  const keyMember = (["key_template", "key_prefix"] as const).find((member) => entry[member] !== undefined);
  const keyRule = keyMember && refusalOfLongestKey(profile.keyTemplate);
  return [
    ...(keyMember && keyRule ? [{ path: [keyMember], rule: keyRule }] : []),
    ...(contentLengthRange ? refusalOf({ contentLengthRange }, "content_length_range") : []),
    ...content_types.flatMap((contentType, index) => refusalOf({ contentType }, "content_types", String(index))),
    ...fixedOptions(entry).flatMap(({ member, options }) => refusalOf(options, member)),
  ];
}

function urlOf(location: Parameters<typeof bucketUrl>[0]): string | undefined {
  try {
    return bucketUrl(location);
  } catch {
    return undefined;
  }
}
