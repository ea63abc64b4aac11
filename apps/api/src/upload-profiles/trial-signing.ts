import { type ConstraintOptions, expandKey, SigningError, type SignOptions, signer } from "@signed-s3/core";
import { bucketUrl } from "@signed-s3/core/aws";
import { longestSubjectBytes } from "../authentication/caller-of-claims.ts";
import type { BucketConfig } from "../config.ts";
import { locationOf } from "./bucket-location.ts";
import { fixedOptions } from "./fixed-options.ts";
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

  const refusalOf = (options: ConstraintOptions & Pick<SignOptions, "key">, ...path: string[]): EntryProblem[] => {
    try {
      sign({ credentials, now, expiresInSeconds: 1, ...options });
      return [];
    } catch (error) {
      if (!(error instanceof SigningError)) throw error;
      const [, ...parts] = error.option.split(".");
      const isEntry = path[0] === "tags" || path[0] === "metadata";
      return [{ path: isEntry && parts.length > 0 ? [...path, parts.join(".")] : path, rule: error.rule }];
    }
  };
  const { content_types = [], content_length_range: contentLengthRange } = entry;
  // Each character takes three in a key, as the longest subject's do.
  const longestKey = expandKey(profile.keyTemplate, {
    now,
    keyUuid: "u".repeat(36),
    subject: "/".repeat(longestSubjectBytes),
  });
  const keyMember = entry.key_template === undefined ? "key_prefix" : "key_template";
  return [
    ...refusalOf({ key: longestKey }, keyMember).map(({ path, rule }) => ({
      path,
      rule: `${rule}, with the longest subject`,
    })),
    ...(contentLengthRange ? refusalOf({ key: "trial", contentLengthRange }, "content_length_range") : []),
    ...content_types.flatMap((contentType, index) =>
      refusalOf({ key: "trial", contentType }, "content_types", String(index)),
    ),
    ...fixedOptions(entry).flatMap(({ member, options }) => refusalOf({ key: "trial", ...options }, member)),
  ];
}

function urlOf(location: Parameters<typeof bucketUrl>[0]): string | undefined {
  try {
    return bucketUrl(location);
  } catch {
    return undefined;
  }
}
