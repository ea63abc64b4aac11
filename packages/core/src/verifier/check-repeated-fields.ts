import { finding } from "./finding.ts";
import type { Check } from "./upload.ts";

/**
 * Finds the fields that the form has more than once. S3 holds the joined values against the policy and other stores refuse
 * them or take one: what was signed can't be meant.
 *
 * @see https://docs.aws.amazon.com/AmazonS3/latest/userguide/HTTPPOSTForms.html
 */
export const checkRepeatedFields: Check = ({ form }) =>
  [...form]
    .filter(([field, { times }]) => times > 1 && !field.startsWith("x-ignore-"))
    .map(([, { name, times }]) =>
      finding("field_repeated", `Send the field ${name} once: the form has it ${times} times.`, {
        sent: `${name} ${times} times`,
        expected: `${name} once`,
      }),
    );
