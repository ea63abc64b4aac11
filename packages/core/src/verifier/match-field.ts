import type { Finding } from "@signed-s3/contracts";
import type { Condition, ConditionKind } from "./condition.ts";
import { finding, quoted } from "./finding.ts";
import { lowerCase } from "./form.ts";
import type { Upload } from "./upload.ts";

/**
 * Fields whose exact value alone may be signed: S3's manual and MinIO agree on these.
 *
 * @see https://docs.aws.amazon.com/AmazonS3/latest/API/sigv4-HTTPPOSTConstructPolicy.html#sigv4-PolicyConditions
 */
const exactOnly: ReadonlySet<string> = new Set([
  "bucket",
  "tagging",
  "x-amz-algorithm",
  "x-amz-credential",
  "x-amz-date",
]);

/**
 * The condition that a field has just one value.
 *
 * @param name The field's name with a `$` before it.
 * @param wanted The value.
 * @see https://docs.aws.amazon.com/AmazonS3/latest/API/sigv4-HTTPPOSTConstructPolicy.html#sigv4-ConditionMatching
 * @example
 * ```ts
 * equals("$acl", "private")?.field; // "acl"
 * ```
 */
export const equals: ConditionKind = (name, wanted) => {
  if (typeof name !== "string" || !name.startsWith("$") || typeof wanted !== "string") return undefined;
  return exactly(name.slice(1), wanted);
};

/**
 * The condition that a field has just one value, from the name without a `$`: what an object in the policy says.
 *
 * @example
 * ```ts
 * exactly("acl", "private").field; // "acl"
 * ```
 */
export function exactly(label: string, wanted: string): Condition {
  const field = lowerCase(label);
  return {
    field,
    check(upload) {
      const sent = sentValue(upload, field);
      if (sent === wanted || (field === "bucket" && sent === undefined)) return undefined;
      return finding("condition_failed", equalsRemedy(label, wanted, sent), {
        field,
        condition: { [label]: wanted },
        sent,
        expected: wanted,
      });
    },
  };
}

/**
 * The condition that a field's value starts in one way. An empty start allows any value, but the field must be there.
 * Of a `Content-Type` with commas each item must start so.
 *
 * @param name The field's name with a `$` before it.
 * @param prefix How the value starts.
 * @see https://docs.aws.amazon.com/AmazonS3/latest/API/sigv4-HTTPPOSTConstructPolicy.html#sigv4-ConditionMatching
 * @example
 * ```ts
 * startsWith("$key", "uploads/")?.field; // "key"
 * ```
 */
export const startsWith: ConditionKind = (name, prefix) => {
  if (typeof name !== "string" || !name.startsWith("$") || typeof prefix !== "string") return undefined;
  const label = name.slice(1);
  const field = lowerCase(label);
  return {
    field,
    check(upload): Finding | undefined {
      const sent = sentValue(upload, field);
      const facts = { field, condition: ["starts-with", name, prefix] as ["starts-with", string, string], sent };
      if (exactOnly.has(field)) {
        return finding(
          "condition_failed",
          `Have the server sign the exact value of ${label}: S3 takes no part of it.`,
          facts,
        );
      }
      const items = field === "content-type" ? sent?.split(",").map((item) => item.trim()) : sent && [sent];
      if (sent !== undefined && [items ?? ""].flat().every((item) => item.startsWith(prefix))) return undefined;
      return finding("condition_failed", startsWithRemedy(label, prefix, sent, upload.file.contentType), {
        ...facts,
        expected: `${prefix}…`,
      });
    },
  };
};

/** The bucket is in the URL; a form may have it as a field, too. */
function sentValue({ form, bucket }: Upload, field: string): string | undefined {
  const sent = form.get(field)?.value;
  return field === "bucket" ? (bucket ?? sent) : sent;
}

function equalsRemedy(label: string, wanted: string, sent: string | undefined): string {
  const field = lowerCase(label);
  const value = quoted(field, wanted);
  if (sent === undefined) return `Send the field ${label} with the value ${value}; the form was signed for that.`;
  const instead = quoted(field, sent);
  if (field === "bucket") return `Post the form to the bucket ${value}; it was signed for that and not for ${instead}.`;
  const hint = sent.toLowerCase() === wanted.toLowerCase() ? " Capital letters matter." : "";
  return `Send the field ${label} with the value ${value} instead of ${instead}, or ask for a form that is signed for ${instead}.${hint}`;
}

function startsWithRemedy(label: string, prefix: string, sent: string | undefined, contentType = ""): string {
  const field = lowerCase(label);
  if (prefix === "") return `Send the field ${label} with a value of your choice; the form was signed with that field.`;
  const example = field === "content-type" && contentType.startsWith(prefix) ? `, such as ${contentType}` : "";
  const start = `Send the field ${label} with a value that starts with ${quoted(field, prefix)}${example}`;
  if (sent === undefined) return `${start}; the form was signed for that.`;
  return `${start} instead of ${quoted(field, sent)}, or ask for a form that is signed for it.`;
}
