import { type Static, Type } from "@sinclair/typebox";

/**
 * The schema of one condition of a POST policy: a field's exact value (as an object of one member or as `eq`), the start
 * of a field's value, or the range that the file's size in bytes must lie in.
 */
export const PolicyCondition = Type.Union([
  Type.Record(Type.String(), Type.String(), { minProperties: 1, maxProperties: 1 }),
  Type.Tuple([Type.Literal("eq"), Type.String({ pattern: "^\\$" }), Type.String()]),
  Type.Tuple([Type.Literal("starts-with"), Type.String({ pattern: "^\\$" }), Type.String()]),
  Type.Tuple([Type.Literal("content-length-range"), Type.Integer({ minimum: 0 }), Type.Integer({ minimum: 0 })]),
]);
export type PolicyCondition = Static<typeof PolicyCondition>;

/** The schema of a POST policy document, as AWS's "POST Policy" page (sigv4-HTTPPOSTConstructPolicy) describes it. */
export const PolicyDocument = Type.Object(
  {
    expiration: Type.String({ description: "ISO 8601 in UTC: from then on S3 refuses the form." }),
    conditions: Type.Array(PolicyCondition),
  },
  { additionalProperties: false },
);
export type PolicyDocument = Static<typeof PolicyDocument>;
