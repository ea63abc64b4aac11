import type { ConditionKind } from "./condition.ts";
import { finding } from "./finding.ts";

/**
 * The condition that the file has at least `min` and at most `max` bytes.
 *
 * @param min Bytes; digits in a string count as a number.
 * @param max Bytes, likewise.
 * @see https://docs.aws.amazon.com/AmazonS3/latest/API/sigv4-HTTPPOSTConstructPolicy.html#sigv4-ConditionMatching
 * @example
 * ```ts
 * contentLengthRange(1, 10_485_760)?.field; // undefined: it is about the file
 * ```
 */
export const contentLengthRange: ConditionKind = (min, max) => {
  const [least, most] = [bytes(min), bytes(max)];
  if (least === undefined || most === undefined) return undefined;
  return {
    field: undefined,
    check({ file: { size } }) {
      if (size === undefined || (size >= least && size <= most)) return undefined;
      const tooSmall = size < least;
      const remedy = tooSmall
        ? `Choose a file of at least ${least} bytes; this one has ${size}.`
        : `Choose a file of at most ${most} bytes, or ask for a form that allows more; this one has ${size}.`;
      return finding(tooSmall ? "file_too_small" : "file_too_large", remedy, {
        condition: ["content-length-range", least, most],
        sent: `${size}`,
        expected: `${least} … ${most}`,
      });
    },
  };
};

function bytes(value: unknown): number | undefined {
  const number = typeof value === "string" && /^\d{1,19}$/.test(value) ? Number(value) : value;
  return typeof number === "number" && Number.isInteger(number) && number >= 0 ? number : undefined;
}
