import { type Constraint, eq } from "../constraint.ts";
import { invalidOption } from "../signing-error.ts";
import { filenameVariable, requireHeaderText, requireText } from "./field-value.ts";

/** How the object is presented when it is downloaded: a header's value, or the name of the file to save it under. */
export type ContentDisposition = string | { readonly filename: string };

/**
 * The `Content-Disposition` of later downloads.
 *
 * @throws {SigningError} It has control characters or lone surrogates, or the file name is empty.
 */
export function contentDisposition(value: ContentDisposition): Constraint[] {
  if (typeof value === "string") requireHeaderText("contentDisposition", value);
  const text = typeof value === "string" ? value : attachment(value.filename, "contentDisposition.filename");
  return [eq("Content-Disposition", text)];
}

/**
 * An attachment of that name (RFC 6266): in quotes with `?` for what Latin clients can't read, and in full by RFC 8187.
 * Folders before the name are dropped, and `${filename}` is written so that S3 doesn't put a name in its place.
 *
 * @param filename The name, or a path that ends in it.
 * @param option What it is called in an error. Default: `filename`.
 * @throws {SigningError} It has control characters or lone surrogates, or nothing is left of it.
 * @example
 * ```ts
 * attachment("na\u00efve.pdf"); // `attachment; filename="na?ve.pdf"; filename*=UTF-8''na%C3%AFve.pdf`
 * ```
 */
export function attachment(filename: string, option = "filename"): string {
  if (typeof filename === "string" && plainName.test(filename)) return `attachment; filename="${filename}"`;
  requireText(option, filename);
  const name = filename.slice(Math.max(filename.lastIndexOf("/"), filename.lastIndexOf("\\")) + 1);
  if (name === "") throw invalidOption(option, "must be the name of a file");
  const plain = name.replace(/[^ -~]/gu, "?").replaceAll(filenameVariable, "?{filename}");
  const quoted = `attachment; filename="${plain.replace(/["\\]/g, "\\$&")}"`;
  // A percent sign before two digits is what some clients would decode in the plain name.
  if (plain === name && !/%[0-9A-Fa-f]{2}/.test(name)) return quoted;
  return `${quoted}; filename*=UTF-8''${encodeRfc8187(name)}`;
}

/** Means the same in and out of quotes, to all clients and to S3, and names no folder. */
const plainName = /^[ !#&-.0-[\]-~]+$/;

function encodeRfc8187(text: string): string {
  return encodeURIComponent(text).replace(
    /['()*]/g,
    (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`,
  );
}
