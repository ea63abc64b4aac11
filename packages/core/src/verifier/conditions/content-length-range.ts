import { finding } from "../finding.ts";
import type { ConditionKind } from "./condition.ts";

/**
 * The condition that the file has so many bytes: `["content-length-range", 1, 10485760]`, both ends included.
 *
 * @param min Bytes. A string of digits counts as a number.
 * @param max Bytes, likewise.
 * @see https://docs.aws.amazon.com/AmazonS3/latest/API/sigv4-HTTPPOSTConstructPolicy.html#sigv4-ConditionMatching
 * @example
 * ```ts
 * contentLengthRange(1, 10_485_760); // { field: undefined, … }
 * ```
 */
export const contentLengthRange: ConditionKind = (min, max) => {
  const [least, most] = [bytes(min), bytes(max)];
  if (least === undefined || most === undefined) {
    return [min, max].every((end) => typeof end === "string" || bytes(end) !== undefined) ? "never_met" : "malformed";
  }
  return {
    field: undefined,
    check({ file: { size } }) {
      if (size === undefined || (size >= least && size <= most)) return undefined;
      const tooSmall = size < least;
      const remedy = tooSmall
        ? `Choose a file of at least ${least} bytes; this one has ${size}.`
        : `Choose a file of at most ${most} bytes, or have the form signed for more; this one has ${size}.`;
      return finding(tooSmall ? "file_too_small" : "file_too_large", remedy, {
        condition: ["content-length-range", least, most],
        sent: `${size}`,
        expected: `${least} … ${most}`,
      });
    },
  };
};

function bytes(end: unknown): number | undefined {
  const number = typeof end === "string" && /^\d{1,19}$/.test(end) ? Number(end) : end;
  return typeof number === "number" && Number.isInteger(number) && number >= 0 ? number : undefined;
}
