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
  switch (constraint.match) {
    case "eq":
      return [constraint.field, constraint.value];
    case "starts-with":
      return constraint.value === undefined ? undefined : [constraint.field, constraint.value];
    case "content-length-range":
      return undefined;
  }
}
