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
 * The form's field for a constraint: its name and value, or nothing where there is no field or the uploader adds it.
 *
 * @example
 * ```ts
 * fieldOf({ match: "eq", field: "acl", value: "private" }); // ["acl", "private"]
 * ```
 */
export function fieldOf(constraint: Constraint): readonly [name: string, value: string] | undefined {
  if (constraint.match === "content-length-range" || constraint.value === undefined) return undefined;
  return [constraint.field, constraint.value];
}
