import type { Finding } from "@signed-s3/contracts";
import { finding } from "./finding.ts";
import type { Form } from "./form.ts";

/** What every form that is signed with Signature Version 4 has, in the order in which S3 asks for it. */
const required = ["key", "policy", "x-amz-algorithm", "x-amz-credential", "x-amz-date", "x-amz-signature"] as const;

/**
 * Finds the fields that the form should have.
 *
 * @see https://docs.aws.amazon.com/AmazonS3/latest/API/sigv4-authentication-HTTPPOST.html
 * @example
 * ```ts
 * checkRequiredFields(new Map()).length; // 6
 * ```
 */
export function checkRequiredFields(form: Form): Finding[] {
  return required
    .filter((name) => !form.get(name)?.value)
    .map((name) =>
      finding(
        "field_missing",
        `Send the field ${name} as it came with the form, before the file: S3 reads no field after it.`,
        {
          field: name,
          sent: form.get(name)?.value,
        },
      ),
    );
}

/**
 * Finds the fields that the form has more than once: S3 joins their values or refuses them, and other stores take the first.
 *
 * @example
 * ```ts
 * checkRepeatedFields(new Map([["key", { name: "key", value: "1", times: 2 }]]))[0]?.code; // "field_repeated"
 * ```
 */
export function checkRepeatedFields(form: Form): Finding[] {
  return [...form.values()]
    .filter(({ times }) => times > 1)
    .map(({ name, times }) =>
      finding("field_repeated", `Send the field ${name} once; it was sent ${times} times.`, {
        sent: `${times} times ${name}`,
        expected: `once ${name}`,
      }),
    );
}
