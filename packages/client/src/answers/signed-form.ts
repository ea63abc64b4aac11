import type { SignedForm } from "@signed-s3/contracts";

/**
 * Tells whether something is a signed form as the contracts have it.
 *
 * @param value Anything, such as what came out of JSON.
 * @example
 * ```ts
 * isSignedForm({ url: "http://localhost:9000/photos", fields: {} }); // false
 * ```
 */
export function isSignedForm(value: unknown): value is SignedForm {
  if (!isRecord(value) || !isRecord(value["fields"])) return false;
  const { url, fields } = { url: value["url"], fields: value["fields"] };
  return (
    typeof url === "string" &&
    /^https?:/i.test(url) &&
    URL.canParse(url) &&
    Object.values(fields).every((field) => typeof field === "string") &&
    Boolean(fields["key"] && fields["policy"])
  );
}

/**
 * Tells whether something is an object with members.
 *
 * @param value Anything.
 * @example
 * ```ts
 * isRecord(null); // false
 * ```
 */
export function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
