import { type Constraint, eq } from "../constraint.ts";
import { invalidOption } from "../signing-error.ts";
import { requireFixed, requireWellFormed } from "./field-value.ts";

/** A condition on a field that no option covers: a fixed value, or the start of one. */
export type FreeCondition =
  | { readonly field: string; readonly value: string }
  | {
      readonly field: string;
      readonly startsWith: string;
      /** The value that the form suggests. Default: none, the uploader adds the field. */
      readonly value?: string;
    };

const name = /^[A-Za-z][A-Za-z0-9_-]*$/;
/** What the signer itself writes, and what the multipart body is made of. */
const reserved = new Set([
  "bucket",
  "file",
  "key",
  "policy",
  "success_action_status",
  "x-amz-algorithm",
  "x-amz-credential",
  "x-amz-date",
  "x-amz-security-token",
  "x-amz-signature",
]);

/**
 * Conditions for what is missing among the options.
 *
 * @throws {SigningError} A name is no field name, or one that the signer itself writes; a value is not well-formed
 * text, or is fixed and has `${filename}`; it is no array of conditions.
 */
export function freeConditions(conditions: readonly FreeCondition[]): Constraint[] {
  if (!Array.isArray(conditions)) throw invalidOption("conditions", "must be an array");
  return conditions.map((condition, index) => {
    const option = `conditions.${index}`;
    if (typeof condition !== "object" || condition === null) throw invalidOption(option, "must be an object");
    const { field, value } = condition;
    if (typeof field !== "string" || !name.test(field))
      throw invalidOption(`${option}.field`, "must be a field name: a letter, then A-Z a-z 0-9 _ -");
    if (reserved.has(field.toLowerCase()))
      throw invalidOption(`${option}.field`, "must not be one that the signer writes");
    if (!("startsWith" in condition)) {
      requireWellFormed(option, condition.value);
      requireFixed(option, condition.value);
      return eq(field, condition.value);
    }
    const { startsWith: prefix } = condition;
    requireWellFormed(option, prefix);
    if (value === undefined) return { match: "starts-with", field, prefix };
    requireWellFormed(option, value);
    if (!value.startsWith(prefix)) throw invalidOption(`${option}.value`, "must start as startsWith says");
    return { match: "starts-with", field, prefix, value };
  });
}
