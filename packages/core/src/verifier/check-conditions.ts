import { requiredFields } from "./check-required-fields.ts";
import type { Check } from "./upload.ts";

/**
 * Checks the policy's conditions on fields, in the policy's order. Fields that every form must have are not missed here, but
 * where all of them are looked for.
 *
 * @see https://docs.aws.amazon.com/AmazonS3/latest/API/sigv4-HTTPPOSTConstructPolicy.html#sigv4-PolicyConditions
 */
export const checkFieldConditions: Check = (upload) =>
  (upload.policy.conditions ?? [])
    .filter(({ field }) => field !== undefined && (upload.form.has(field) || !requiredFields.includes(field)))
    .flatMap((condition) => condition.check(upload) ?? []);

/**
 * Checks the policy's conditions on the file, which S3 comes to only when it reads it.
 *
 * @see https://docs.aws.amazon.com/AmazonS3/latest/API/sigv4-HTTPPOSTConstructPolicy.html#sigv4-ConditionMatching
 */
export const checkFileConditions: Check = (upload) =>
  (upload.policy.conditions ?? [])
    .filter(({ field }) => field === undefined)
    .flatMap((condition) => condition.check(upload) ?? []);
