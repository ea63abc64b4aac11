import { type Constraint, eq } from "../constraint.ts";
import { invalidOption } from "../signing-error.ts";
import { requireHeaderText, type ValueOrPrefix } from "./field-value.ts";

// RFC 9110 has the asterisk among the characters of a token, but no media type is named so (RFC 6838): here it stands for a
// family alone. `*/*` would be a form that no file's type can meet.
const token = "[!#$%&'+.^_`|~0-9A-Za-z-]+";
const mediaType = new RegExp(`^${token}/(\\*|${token}(\\s*;[^,]*)?)$`);

/**
 * The file's media type: exact, any of a family (`image/*`), or anything that starts so. A comma is refused: S3 would read
 * `image/png,text/html` as a list and match its items one by one.
 *
 * @throws {SigningError} It is not a media type (RFC 9110, 8.3.1).
 */
export function contentType(value: ValueOrPrefix): Constraint[] {
  if (typeof value !== "string") {
    requireHeaderText("contentType.startsWith", value.startsWith);
    return [{ match: "starts-with", field: "Content-Type", prefix: value.startsWith }];
  }
  requireHeaderText("contentType", value);
  if (!mediaType.test(value)) throw invalidOption("contentType", "must be a media type such as image/png or image/*");
  if (value.endsWith("/*")) return [{ match: "starts-with", field: "Content-Type", prefix: value.slice(0, -1) }];
  return [eq("Content-Type", value)];
}

/**
 * Whether an allow-list has room for a media type. A policy knows no lists: so the list is applied when the form is signed,
 * and the form gets the one type that was asked for.
 *
 * @param asked A media type, or a family of them (`image/*`).
 * @param allowed Media types and families.
 * @example
 * ```ts
 * isAllowedContentType("image/png", ["image/*", "application/pdf"]); // true
 * isAllowedContentType("image/*", ["image/png"]); // false: the family is wider than what is allowed
 * ```
 */
export function isAllowedContentType(asked: string, allowed: readonly string[]): boolean {
  const essence = (asked.split(";")[0] ?? "").trim().toLowerCase();
  return allowed.some((entry) => {
    const pattern = entry.toLowerCase();
    return pattern === essence || (pattern.endsWith("/*") && essence.startsWith(pattern.slice(0, -1)));
  });
}
