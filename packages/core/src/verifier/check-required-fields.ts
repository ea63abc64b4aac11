import { finding } from "./finding.ts";
import type { Check } from "./upload.ts";

/** The fields that every form signed with Signature Version 4 has, in the order in which S3 asks for them. */
export const requiredFields: readonly string[] = [
  "key",
  "policy",
  "x-amz-algorithm",
  "x-amz-credential",
  "x-amz-date",
  "x-amz-signature",
];

/**
 * Finds the fields that the form lacks, or has empty.
 *
 * @see https://docs.aws.amazon.com/AmazonS3/latest/API/sigv4-authentication-HTTPPOST.html
 */
export const checkRequiredFields: Check = ({ form }) =>
  requiredFields
    .filter((name) => !form.get(name)?.value)
    .map((name) => {
      const remedy = `Send the field ${name} as it came with the form, and before the file: S3 reads nothing after it.`;
      return finding("field_missing", remedy, { expected: name });
    });
