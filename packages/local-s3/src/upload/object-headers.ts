import { s3Error } from "../answer/s3-error.ts";
import type { FormValues } from "../form/form-values.ts";

const kept = ["cache-control", "content-disposition", "content-encoding", "content-language", "expires"];
const metadataPrefix = "x-amz-meta-";

/**
 * The headers that an object is served with, from the fields of the form that made it.
 *
 * @param form The form.
 * @returns Names in lower case; values of printable ASCII, where need be as encoded words, which is how S3 does it.
 * @throws {S3Error} `InvalidArgument`: the name of a metadata field is none for a header.
 * @see https://docs.aws.amazon.com/AmazonS3/latest/userguide/UsingMetadata.html
 * @example
 * ```ts
 * objectHeaders(new Map([["x-amz-meta-album", "été"]])); // { "x-amz-meta-album": "=?UTF-8?B?w6l0w6k=?=", … }
 * ```
 */
export function objectHeaders(form: FormValues): Record<string, string> {
  const headers: Record<string, string> = { "content-type": form.get("content-type") || "binary/octet-stream" };
  for (const [field, value] of form) {
    if (field.startsWith(metadataPrefix) && !/^[!#$%&'*+.^_`|~0-9a-z-]+$/.test(field)) {
      throw s3Error("InvalidArgument", { details: { ArgumentName: field } });
    }
    if (kept.includes(field) || field.startsWith(metadataPrefix)) headers[field] = value;
  }
  const tags = form.get("tagging")?.match(/<Tag>/g)?.length;
  if (tags) headers["x-amz-tagging-count"] = `${tags}`;
  return Object.fromEntries(Object.entries(headers).map(([name, value]) => [name, headerValue(value)]));
}

function headerValue(value: string): string {
  const text = value.trim();
  if (/^[ -~]*$/.test(text)) return text;
  return `=?UTF-8?B?${btoa(String.fromCharCode(...new TextEncoder().encode(text)))}?=`;
}
