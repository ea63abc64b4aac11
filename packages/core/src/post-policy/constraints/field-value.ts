import { type Constraint, eq } from "../constraint.ts";
import { invalidOption } from "../signing-error.ts";

/** A value that is fixed, or one that the uploader chooses and that must start so. An empty start takes any value. */
export type ValueOrPrefix = string | { readonly startsWith: string };

const plainText = /^[ -#%-~]*$/;
// biome-ignore lint/suspicious/noControlCharactersInRegex: these are what must not be in a header
const controlCharacters = /[\u0000-\u001f\u007f]/;

/** S3 puts the name of the uploaded file in its place, in every field: a fixed value with it is that of no file. */
export const filenameVariable = "${filename}";

/**
 * Holds that a form field can have a text as its fixed value, which S3 later sends as a header.
 *
 * @throws {SigningError} `invalid_option`: it has control characters or lone surrogates, or `${filename}`.
 */
export function requireHeaderText(option: string, value: string): void {
  // Most text is plain, and is known by one look.
  if (typeof value === "string" && plainText.test(value)) return;
  requireText(option, value);
  requireFixed(option, value);
}

/**
 * Holds that S3 takes a text as it is.
 *
 * @throws {SigningError} `invalid_option`: it has `${filename}`.
 */
export function requireFixed(option: string, value: string): void {
  if (value.includes(filenameVariable)) throw invalidOption(option, `must not have ${filenameVariable}`);
}

/**
 * Holds that a text has a form in UTF-8.
 *
 * @throws {SigningError} `invalid_option`: it is no text, or has lone surrogates.
 */
export function requireWellFormed(option: string, text: string): void {
  if (typeof text !== "string" || !text.isWellFormed()) throw invalidOption(option, "must be well-formed text");
}

/**
 * Holds that a text can be a header's.
 *
 * @throws {SigningError} `invalid_option`: it has control characters or lone surrogates.
 */
export function requireText(option: string, value: string): void {
  const isGood = typeof value === "string" && !controlCharacters.test(value) && value.isWellFormed();
  if (!isGood) throw invalidOption(option, "must be text without control characters");
}

/** A constraint on a field that is either fixed or must start so. */
export function valueOrPrefix(option: string, field: string, value: ValueOrPrefix): Constraint {
  if (typeof value === "object" && value !== null) {
    requireHeaderText(`${option}.startsWith`, value.startsWith);
    return { match: "starts-with", field, prefix: value.startsWith };
  }
  requireHeaderText(option, value);
  return eq(field, value);
}
