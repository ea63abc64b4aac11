import type { Finding } from "@signed-s3/contracts";
import type { Upload } from "./upload.ts";

/** A condition of a policy, read and ready to be checked. */
export interface Condition {
  /** The lower-case name of the field that it is about; undefined: it is about the file. */
  readonly field: string | undefined;
  /** What is wrong with the upload by this condition. */
  readonly check: (upload: Upload) => Finding | undefined;
}

/**
 * A kind of condition: reads what follows the operator in a condition's array.
 *
 * @returns The condition; undefined where the operands are none for this kind.
 */
export type ConditionKind = (...operands: readonly unknown[]) => Condition | undefined;
