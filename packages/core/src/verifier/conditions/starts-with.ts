import { finding, quoted } from "../finding.ts";
import { lowerCase } from "../form.ts";
import type { ConditionKind } from "./condition.ts";
import { sentValue } from "./sent-value.ts";

// The fields of which the manual and MinIO agree that only an exact value can be signed.
const exactOnly: ReadonlySet<string> = new Set([
  "bucket",
  "tagging",
  "x-amz-algorithm",
  "x-amz-credential",
  "x-amz-date",
]);

/**
 * The condition that a field's value begins in one way: `["starts-with", "$key", "uploads/"]`. An empty beginning allows any
 * value, but the field must be there. Of a `Content-Type` with commas each item must begin so.
 *
 * @param name The field's name with a `$` before it.
 * @param prefix How the value begins.
 * @see https://docs.aws.amazon.com/AmazonS3/latest/API/sigv4-HTTPPOSTConstructPolicy.html#sigv4-ConditionMatching
 * @example
 * ```ts
 * startsWith("$key", "uploads/"); // { field: "key", … }
 * ```
 */
export const startsWith: ConditionKind = (name, prefix) => {
  if (typeof name !== "string" || typeof prefix !== "string") return "malformed";
  if (!name.startsWith("$")) return "never_met";
  const field = lowerCase(name.slice(1));
  return {
    field,
    check(upload) {
      const sent = sentValue(upload, field);
      if (sent !== undefined && !exactOnly.has(field) && begins(field, sent, prefix)) return undefined;
      const remedy = exactOnly.has(field)
        ? `Have the server sign the exact value of the field ${name.slice(1)}: S3 takes no beginning of it.`
        : remedyFor(name.slice(1), prefix, sent, upload.file.contentType);
      const condition: ["starts-with", string, string] = ["starts-with", name, prefix];
      return finding("condition_failed", remedy, { field, condition, sent, expected: `${prefix}…` });
    },
  };
};

function begins(field: string, value: string, prefix: string): boolean {
  if (field !== "content-type") return value.startsWith(prefix);
  return value.split(",").every((item) => item.trim().startsWith(prefix));
}

function remedyFor(name: string, prefix: string, sent: string | undefined, fileType: string | undefined): string {
  const field = lowerCase(name);
  if (prefix === "") return `Send the field ${name}, with a value of your choice; the form was signed with that field.`;
  const start = quoted(field, prefix);
  const example = field === "content-type" && fileType?.startsWith(prefix) ? `, such as ${fileType}` : "";
  const send = `Send the field ${name} with a value that starts with ${start}${example}`;
  if (sent === undefined) return `${send}; the form was signed for that.`;
  const list = field === "content-type" && sent.includes(",") ? " Each type of a list must start so." : "";
  return `${send}, or have the form signed for the value ${quoted(field, sent)} that was sent.${list}`;
}
