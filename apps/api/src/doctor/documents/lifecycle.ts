import type { Setup } from "../setup.ts";
import type { Document } from "./document.ts";

/**
 * The lifecycle rules that take away what was never finished: uploads whose page was closed before it told anyone, parts
 * without an end, and what doctor was not allowed to delete.
 *
 * @see https://docs.aws.amazon.com/AmazonS3/latest/userguide/intro-lifecycle-rules.html
 */
export const lifecycleDocument = ({ bucket, keyPrefix }: Setup): Document => ({
  title: "The lifecycle rules for abandoned uploads",
  json: {
    Rules: [
      {
        ID: "abandoned-uploads",
        Status: "Enabled",
        Filter: { And: { Prefix: keyPrefix, Tags: [{ Key: "state", Value: "pending" }] } },
        Expiration: { Days: 1 },
      },
      {
        ID: "doctor-uploads",
        Status: "Enabled",
        Filter: { Prefix: `${keyPrefix}doctor-` },
        Expiration: { Days: 1 },
      },
      {
        // A rule of its own: S3 refuses it in one that filters by tag.
        ID: "abandoned-parts",
        Status: "Enabled",
        Filter: { Prefix: keyPrefix },
        AbortIncompleteMultipartUpload: { DaysAfterInitiation: 1 },
      },
    ],
  },
  notes: [
    `aws s3api put-bucket-lifecycle-configuration --bucket ${bucket} --lifecycle-configuration file://lifecycle.json`,
    "It takes the place of the rules that the bucket has: add those. MinIO refuses the last one, and needs none.",
    "Ask for forms with the tag state=pending, and take the tag off what is wanted: all else is gone after a day.",
  ],
});
