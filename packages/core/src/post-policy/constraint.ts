import type { PolicyCondition } from "@signed-s3/contracts";

/**
 * A limit on the upload, from which the form's field and the policy's condition both come: so that neither is ever without
 * the other, which S3 would refuse.
 */
export type Constraint =
  /** The field must have just this value. */
  | { readonly match: "eq"; readonly field: string; readonly value: string }
  /** The field must start so. Without a `value` of its own the uploader adds the field. */
  | { readonly match: "starts-with"; readonly field: string; readonly prefix: string; readonly value?: string }
  /** The file must have at least `min` and at most `max` bytes. */
  | { readonly match: "content-length-range"; readonly min: number; readonly max: number };

/** A constraint whose field has a value in the form. */
export type FieldValue = Constraint & { readonly field: string; readonly value: string };

/** The constraint that a field has just this value. */
export const eq = (field: string, value: string): FieldValue => ({ match: "eq", field, value });

/**
 * The policy's condition for a constraint.
 *
 * @example
 * ```ts
 * conditionOf({ match: "eq", field: "acl", value: "private" }); // { acl: "private" }
 * ```
 */
export function conditionOf(constraint: Constraint): PolicyCondition {
  switch (constraint.match) {
    case "eq":
      return { [constraint.field]: constraint.value };
    case "starts-with":
      return ["starts-with", `$${constraint.field}`, constraint.prefix];
    case "content-length-range":
      return ["content-length-range", constraint.min, constraint.max];
  }
}

/**
 * Whether a constraint brings a field of the form: there is none for a size, nor where the uploader adds it.
 *
 * @example
 * ```ts
 * hasField({ match: "eq", field: "acl", value: "private" }); // true
 * ```
 */
export function hasField(constraint: Constraint): constraint is FieldValue {
  return constraint.match !== "content-length-range" && constraint.value !== undefined;
}
