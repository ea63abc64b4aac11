import { finding } from "./finding.ts";
import type { Check } from "./upload.ts";

// What every form that is signed with Signature Version 4 has, in the order in which S3 asks for it.
const required = ["key", "policy", "x-amz-algorithm", "x-amz-credential", "x-amz-date", "x-amz-signature"] as const;

/**
 * Finds the fields that the form lacks, or has empty.
 *
 * @see https://docs.aws.amazon.com/AmazonS3/latest/API/sigv4-authentication-HTTPPOST.html
 * @example
 * ```ts
 * checkRequiredFields({ ...upload, form: new Map() }).length; // 6
 * ```
 */
export const checkRequiredFields: Check = ({ form }) =>
  required
    .filter((name) => !form.get(name)?.value)
    .map((name) => {
      const remedy = `Send the field ${name} as it came with the form, and before the file: S3 reads nothing after it.`;
      return finding("field_missing", remedy, { expected: name });
    });
