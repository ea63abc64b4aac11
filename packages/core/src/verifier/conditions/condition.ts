import type { Finding } from "@signed-s3/contracts";
import type { SentForm } from "../sent-form.ts";

/** A condition of a policy, read and ready to be checked. */
export interface Condition {
  /** The lower-case name of the field that it is about; undefined: it is about the file. */
  readonly field: string | undefined;
  /** What is wrong with the upload by this condition. */
  readonly check: (upload: SentForm) => Finding | undefined;
}

/**
 * What comes of reading a condition. S3 takes some that make no sense for unmet (`never_met`) and others for a sign that the
 * policy is broken (`malformed`).
 */
export type ConditionReading = Condition | "never_met" | "malformed";

/** A kind of condition: reads the two operands that follow the operator in a condition's array. */
export type ConditionKind = (first: unknown, second: unknown) => ConditionReading;
