import { parse } from "qs";

/**
 * Decodes application/x-www-form-urlencoded with bracketed names: `data[preventEmptyData]=true&async=false`.
 *
 * An empty `uuid`, `command` or `data` is null: that is how jQuery, and an HTML form, write null.
 *
 * @param text The body.
 * @returns An object whose leaves are strings.
 * @throws {Error} A name or value is not percent-encoded UTF-8, or names nest or repeat beyond the limits.
 */
export function decodeForm(text: string): Readonly<Record<string, unknown>> {
  const members = parse(text, {
    decoder: (encoded) => decodeURIComponent(encoded.replaceAll("+", " ")),
    plainObjects: true,
    depth: 4,
    strictDepth: true,
    parameterLimit: 200,
    arrayLimit: 100,
    throwOnLimitExceeded: true,
  });
  for (const name of ["uuid", "command", "data"]) if (members[name] === "") members[name] = undefined;
  return members;
}
