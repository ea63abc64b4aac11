import { secondOf } from "../../sigv4/date.ts";
import { type Constraint, eq } from "../constraint.ts";
import { invalidOption } from "../signing-error.ts";
import { requireHeaderText } from "./field-value.ts";

/** A constraint that fixes a header which S3 keeps with the object and sends with each download. */
const fixed =
  (option: string, field: string) =>
  (value: string): Constraint[] => {
    requireHeaderText(option, value);
    if (value === "") throw invalidOption(option, "must not be empty");
    return [eq(field, value)];
  };

/** The `Cache-Control` of later downloads. */
export const cacheControl: (value: string) => Constraint[] = fixed("cacheControl", "Cache-Control");

/** The `Content-Encoding` of later downloads, such as `gzip`. */
export const contentEncoding: (value: string) => Constraint[] = fixed("contentEncoding", "Content-Encoding");

/** Where the bucket's website sends who asks for the object: a URL, or another object's key that begins with a slash. */
export const websiteRedirectLocation: (value: string) => Constraint[] = (value) => {
  const constraints = fixed("websiteRedirectLocation", "x-amz-website-redirect-location")(value);
  if (/^(\/|https?:\/\/)/.test(value)) return constraints;
  throw invalidOption("websiteRedirectLocation", "must begin with /, http:// or https://");
};

/**
 * The `Expires` header of later downloads. It does not end the form, nor does it remove the object.
 *
 * @throws {SigningError} It is no valid date.
 */
export function expires(date: Date): Constraint[] {
  if (Number.isNaN(secondOf(date))) throw invalidOption("expires", "must be a valid date");
  return [eq("Expires", date.toUTCString())];
}
