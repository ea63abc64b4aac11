import { isWithin } from "../byte-limit.ts";
import type { Constraint } from "../constraint.ts";
import { invalidOption } from "../signing-error.ts";
import { entriesOf } from "./entries.ts";
import { type ValueOrPrefix, valueOrPrefix } from "./field-value.ts";

const prefix = "x-amz-meta-";
const name = /^[!#$%&'*+.^_`|~0-9A-Za-z-]+$/;
const mostBytes = 2048;

/**
 * User metadata as `x-amz-meta-*` fields: each fixed, or to be added by the uploader and to start so (`{ startsWith: "" }`:
 * any value, but there must be one). S3 keeps names in lower case.
 *
 * @throws {SigningError} A name is not a header token or is there twice, or all names and values are over 2 KB of UTF-8.
 */
export function metadata(entries: Readonly<Record<string, ValueOrPrefix>>): Constraint[] {
  let all = "";
  const constraints: Constraint[] = [];
  for (const [given, value] of entriesOf("metadata", entries)) {
    if (!name.test(given))
      throw invalidOption(`metadata.${given}`, "must have a name of letters, digits and !#$%&'*+-.^_`|~");
    constraints.push(valueOrPrefix(`metadata.${given}`, prefix + given.toLowerCase(), value));
    all += given + (typeof value === "string" ? value : value.startsWith);
  }
  if (constraints.length > 1) requireDistinct(Object.keys(entries));
  if (!isWithin(mostBytes, all))
    throw invalidOption("metadata", `must be ${mostBytes} bytes of UTF-8 at most, names and values`);
  return constraints;
}

function requireDistinct(names: readonly string[]): void {
  const seen = new Set<string>();
  for (const given of names) {
    const lower = given.toLowerCase();
    if (seen.has(lower)) throw invalidOption(`metadata.${given}`, "must not be there twice");
    seen.add(lower);
  }
}
