import { type Constraint, eq, type FieldValue } from "../constraint.ts";
import { invalidOption } from "../signing-error.ts";
import { requireFixed } from "./field-value.ts";

/** What S3 can answer an upload with: 201 brings an XML body, 200 and 204 an empty one. */
export type SuccessActionStatus = 200 | 201 | 204;

/** The status that S3 answers an upload with. */
export function successActionStatus(status: SuccessActionStatus): FieldValue {
  if (status !== 200 && status !== 201 && status !== 204)
    throw invalidOption("successActionStatus", "must be 200, 201 or 204");
  return eq("success_action_status", String(status));
}

/**
 * Where S3 sends the browser after the upload, with bucket, key and etag in the query. It wins over the status.
 *
 * @throws {SigningError} It is not an http or https URL, or has `${filename}`.
 */
export function successActionRedirect(url: string): Constraint[] {
  if (typeof url !== "string" || !absolute.test(url) || !url.isWellFormed() || !URL.canParse(url)) {
    throw invalidOption("successActionRedirect", "must be an http or https URL");
  }
  requireFixed("successActionRedirect", url);
  return [eq("success_action_redirect", url)];
}

// What a browser would have to mend leads elsewhere where it is not mended, or mended against another base.
const absolute = /^https?:\/\/[^\s\\/\p{Cc}][^\s\\\p{Cc}]*$/iu;
