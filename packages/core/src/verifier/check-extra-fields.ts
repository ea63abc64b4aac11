import { finding } from "./finding.ts";
import type { Check } from "./upload.ts";

const unconditional: ReadonlySet<string> = new Set(["policy", "x-amz-signature", "file"]);

/**
 * Finds the fields that no condition of the policy names. The bucket in the URL counts as a field.
 *
 * @see https://docs.aws.amazon.com/AmazonS3/latest/API/sigv4-HTTPPOSTConstructPolicy.html#sigv4-PolicyConditions
 */
export const checkExtraFields: Check = ({ form, policy: { conditions } }) => {
  if (!conditions) return [];
  const named = new Set(conditions.map(({ field }) => field));
  const isExtra = (field: string) =>
    !named.has(field) && !unconditional.has(field) && !field.startsWith("x-ignore-") && field !== "bucket";
  const extra = [...form]
    .filter(([field]) => isExtra(field))
    .map(([, { name }]) => {
      const remedy = `Remove the field ${name}, or have the form signed with it: S3 takes no field that was not signed.`;
      return finding("extra_field", remedy, { sent: name });
    });
  return named.has("bucket") ? extra : [...extra, finding("extra_field", bucketRemedy, { sent: "bucket" })];
};

const bucketRemedy =
  "Have the server sign a policy with a condition on the bucket: S3 counts the bucket of the URL as a field that must be signed.";
