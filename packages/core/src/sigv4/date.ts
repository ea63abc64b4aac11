/** The second of a date, counted from 1970; what is beyond the whole is cut. NaN: it is no date, such as JSON's text of one. */
export const secondOf = (date: Date): number =>
  typeof date?.getTime === "function" ? Math.floor(date.getTime() / 1000) : Number.NaN;

/**
 * Makes a function from a second to text, which keeps the last: to write a date out costs a third of what signing costs.
 *
 * @param write Makes the text of the second's date as ISO 8601 has it, milliseconds included.
 * @throws {RangeError} (from the returned function) There is no such date.
 */
export function keepingLast(write: (iso: string) => string): (second: number) => string {
  let last = { second: Number.NaN, text: "" };
  return (second) => {
    if (second !== last.second) last = { second, text: write(new Date(second * 1000).toISOString()) };
    return last.text;
  };
}

/**
 * Formats a date as SigV4 does in `x-amz-date`: ISO 8601 basic, in UTC, whole seconds (cut, not rounded).
 *
 * @param date Any valid date.
 * @returns 16 characters.
 * @throws {RangeError} The date is invalid.
 * @see https://docs.aws.amazon.com/AmazonS3/latest/API/sigv4-authentication-HTTPPOST.html
 * @example
 * ```ts
 * amzDate(new Date("2019-02-20T18:40:23.999Z")); // "20190220T184023Z"
 * ```
 */
export const amzDate = (date: Date): string => amzSecond(secondOf(date));
const amzSecond = keepingLast(
  (iso) => `${iso.slice(0, 4)}${iso.slice(5, 7)}${iso.slice(8, 13)}${iso.slice(14, 16)}${iso.slice(17, 19)}Z`,
);

/**
 * Formats a second as a policy has its expiration: ISO 8601, in UTC.
 *
 * @param second Counted from 1970.
 * @throws {RangeError} There is no such date.
 * @example
 * ```ts
 * isoSeconds(1_550_688_023); // "2019-02-20T18:40:23Z"
 * ```
 */
export const isoSeconds: (second: number) => string = keepingLast((iso) => `${iso.slice(0, 19)}Z`);

/**
 * The day of an `x-amz-date`, as the credential scope and the signing key bear it.
 *
 * @param amzDate A date as `amzDate` formats it.
 * @returns 8 digits.
 * @example
 * ```ts
 * dateStamp("20190220T184023Z"); // "20190220"
 * ```
 */
export function dateStamp(amzDate: string): string {
  return amzDate.slice(0, 8);
}
