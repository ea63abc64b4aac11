import type { Setup } from "../setup.ts";
import type { Document } from "./document.ts";

/**
 * The least that the credentials must be allowed.
 *
 * @see https://docs.aws.amazon.com/AmazonS3/latest/API/sigv4-authentication-HTTPPOST.html
 */
export const iamDocument = ({ bucket, keyPrefix, region }: Setup): Document => {
  const objects = `arn:${partitionOf(region)}:s3:::${bucket}/${literally(keyPrefix)}`;
  return {
    title: "The least IAM policy",
    json: {
      Version: "2012-10-17",
      Statement: [{ Sid: "Upload", Effect: "Allow", Action: ["s3:PutObject"], Resource: [`${objects}*`] }],
    },
    notes: [
      "aws iam put-user-policy --user-name … --policy-name upload --policy-document file://iam.json",
      "Forms with tags need s3:PutObjectTagging besides; a bucket with a KMS key, kms:GenerateDataKey on that key.",
      `doctor deletes what it uploads if it may: s3:DeleteObject on ${objects}doctor-*`,
    ],
  };
};

const partitionOf = (region: string): string =>
  region.startsWith("cn-") ? "aws-cn" : region.startsWith("us-gov-") ? "aws-us-gov" : "aws";

/** A prefix may hold what a policy takes for a wildcard or a variable. */
const literally = (prefix: string): string => prefix.replace(/[*?$]/g, "${$&}");
