import type { FormFields } from "@signed-s3/contracts";
import { largestForm, leastPartOverhead } from "../verifier/form.ts";
import { type ConstraintOptions, constraintsOf } from "./constraint-options.ts";
import { conditionJson } from "./policy-document.ts";
import { invalidOption } from "./signing-error.ts";

/** However many fields share it, a form whose policy has so many characters is within what S3 reads. */
export const surelyShort = 4000;
const utf8 = new TextEncoder();
const bytesOf = (text: string): number => utf8.encode(text).length;

/**
 * Holds that S3 reads the form to its end.
 *
 * @throws {SigningError} `invalid_option`: it doesn't; `option` is that which takes the most of it.
 */
export function requireFormSize(
  fields: FormFields,
  options: ConstraintOptions,
  names: readonly (keyof ConstraintOptions)[],
): void {
  const entries = Object.entries(fields);
  const size = entries.reduce((sum, [name, value]) => sum + bytesOf(name + value) + leastPartOverhead, 0);
  if (size <= largestForm) return;
  const weightOf = (name: keyof ConstraintOptions): number =>
    constraintsOf(options, [name]).map(conditionJson).join("").length;
  const [heaviest = "key"] = names.toSorted((a, b) => weightOf(b) - weightOf(a));
  throw invalidOption(heaviest, `must be shorter: S3 reads no form of more than ${largestForm} bytes`);
}
