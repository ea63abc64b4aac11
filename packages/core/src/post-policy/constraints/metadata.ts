import type { Constraint } from "../constraint.ts";
import { invalidOption } from "../signing-error.ts";
import { type ValueOrPrefix, valueOrPrefix } from "./field-value.ts";

const prefix = "x-amz-meta-";
const name = /^[!#$%&'*+.^_`|~0-9A-Za-z-]+$/;
const mostBytes = 2048;
const utf8 = new TextEncoder();

/**
 * User metadata as `x-amz-meta-*` fields: each fixed, or to be added by the uploader and to start so (`{ startsWith: "" }`:
 * any value, but there must be one). S3 keeps names in lower case.
 *
 * @throws {SigningError} A name is not a header token or is there twice, or all names and values are over 2 KB of UTF-8.
 */
export function metadata(entries: Readonly<Record<string, ValueOrPrefix>>): Constraint[] {
  const seen = new Set<string>();
  let bytes = 0;
  const constraints = Object.entries(entries).map(([given, value]) => {
    const lower = given.toLowerCase();
    if (!name.test(given)) throw invalidOption(`metadata.${given}`, "must have a name of letters, digits and hyphens");
    if (seen.has(lower)) throw invalidOption(`metadata.${given}`, "must not be there twice");
    seen.add(lower);
    bytes += utf8.encode(lower + (typeof value === "string" ? value : value.startsWith)).length;
    return valueOrPrefix(`metadata.${given}`, prefix + lower, value);
  });
  if (bytes > mostBytes)
    throw invalidOption("metadata", `must be ${mostBytes} bytes of UTF-8 at most, names and values`);
  return constraints;
}
