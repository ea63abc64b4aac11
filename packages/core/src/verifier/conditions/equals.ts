import type { PolicyCondition } from "@signed-s3/contracts";
import { finding, quoted } from "../finding.ts";
import { lowerCase } from "../form.ts";
import type { Condition, ConditionKind } from "./condition.ts";
import { sentValue } from "./sent-value.ts";

/**
 * The condition that a field has just one value: `["eq", "$acl", "private"]`.
 *
 * @param name The field's name with a `$` before it.
 * @param wanted The value.
 * @see https://docs.aws.amazon.com/AmazonS3/latest/API/sigv4-HTTPPOSTConstructPolicy.html#sigv4-ConditionMatching
 * @example
 * ```ts
 * equals("$acl", "private"); // { field: "acl", … }
 * ```
 */
export const equals: ConditionKind = (name, wanted) => {
  if (typeof name !== "string" || typeof wanted !== "string") return "malformed";
  return name.startsWith("$") ? exactly(name.slice(1), wanted, ["eq", name, wanted]) : "never_met";
};

/**
 * The same condition in its other spelling: `{"acl": "private"}`.
 *
 * @param name The field's name.
 * @param wanted The value.
 * @param condition How the policy spells it. Default: as an object.
 * @example
 * ```ts
 * exactly("acl", "private"); // { field: "acl", … }
 * ```
 */
export function exactly(name: string, wanted: string, condition: PolicyCondition = { [name]: wanted }): Condition {
  const field = lowerCase(name);
  return {
    field,
    check(upload) {
      const sent = sentValue(upload, field);
      const unknownBucket = field === "bucket" && sent === undefined;
      if (sent === wanted || unknownBucket) return undefined;
      const remedy = remedyFor(name, quoted(field, wanted), sent === undefined ? undefined : quoted(field, sent));
      const hint = sent !== undefined && lowerCase(sent) === lowerCase(wanted) ? " Capital letters matter here." : "";
      return finding("condition_failed", remedy + hint, { field, condition, sent, expected: wanted });
    },
  };
}

function remedyFor(name: string, wanted: string, sent: string | undefined): string {
  if (sent === undefined) return `Send the field ${name} with the value ${wanted}; the form was signed for that.`;
  if (lowerCase(name) === "bucket") return `Post the form to the bucket ${wanted}; it was not signed for ${sent}.`;
  return `Send the field ${name} with the value ${wanted}, or have the form signed for the value ${sent} that was sent.`;
}
