import type { Constraint } from "../constraint.ts";
import { invalidOption } from "../signing-error.ts";

/** What S3 takes by one POST: 5 GB. */
const largestUpload = 5 * 1024 ** 3;

/**
 * The least and the greatest size of the file in bytes, both included.
 *
 * @throws {SigningError} They are not two whole numbers from 0 to 5 GiB, or the least is above the greatest.
 */
export function contentLengthRange(range: readonly [min: number, max: number]): Constraint[] {
  if (!Array.isArray(range) || range.length !== 2) throw invalidOption("contentLengthRange", "must be [min, max]");
  const [min, max] = range;
  for (const bytes of [min, max]) {
    if (!Number.isInteger(bytes) || bytes < 0 || bytes > largestUpload) {
      throw invalidOption(
        "contentLengthRange",
        `must be whole numbers from 0 to ${largestUpload}, S3's limit for a POST`,
      );
    }
  }
  if (min > max) throw invalidOption("contentLengthRange", "must not have its least size above its greatest");
  return [{ match: "content-length-range", min, max }];
}
