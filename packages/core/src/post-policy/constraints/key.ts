import { isWithin } from "../byte-limit.ts";
import { eq, type FieldValue } from "../constraint.ts";
import { invalidOption } from "../signing-error.ts";
import { filenameVariable as filename, requireWellFormed, type ValueOrPrefix } from "./field-value.ts";

const longestBytes = 1024;

/**
 * The object's key: exact; or exact up to a `${filename}` at its end; or anything that starts so, `${filename}` being what
 * the form suggests.
 *
 * @throws {SigningError} It is empty, longer than 1,024 bytes of UTF-8, or has `${filename}` before its end.
 */
export function keyConstraint(key: ValueOrPrefix): FieldValue {
  if (typeof key === "string" && !key.endsWith(filename)) {
    requireKey("key", key, 1);
    return eq("key", key);
  }
  const prefix = typeof key === "string" ? key.slice(0, -filename.length) : key?.startsWith;
  requireKey(typeof key === "string" ? "key" : "key.startsWith", prefix, 0);
  return { match: "starts-with", field: "key", prefix, value: prefix + filename };
}

function requireKey(option: string, text: string, leastBytes: number): void {
  requireWellFormed(option, text);
  if (text.includes(filename)) throw invalidOption(option, `may have ${filename} only at its end`);
  // No character has less than a byte, and one byte at least is all that is ever asked for.
  if (text.length < leastBytes || !isWithin(longestBytes, text)) {
    throw invalidOption(option, `must be ${leastBytes} … ${longestBytes} bytes of UTF-8`);
  }
}
