/**
 * Writes a function from a date to text that depends on the whole second alone, so that the text of the last second serves
 * all calls within it: to write a date out costs a third of what signing costs.
 */
function onceASecond(write: (date: Date) => string): (date: Date) => string {
  let last = { second: Number.NaN, text: "" };
  return (date) => {
    const second = Math.floor(date.getTime() / 1000);
    if (second !== last.second) last = { second, text: write(date) };
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
export const amzDate: (date: Date) => string = onceASecond((date) => {
  const iso = date.toISOString();
  return `${iso.slice(0, 4)}${iso.slice(5, 7)}${iso.slice(8, 13)}${iso.slice(14, 16)}${iso.slice(17, 19)}Z`;
});

/**
 * Formats a date as a policy has its expiration: ISO 8601, in UTC, whole seconds (cut, not rounded).
 *
 * @param date Any valid date.
 * @throws {RangeError} The date is invalid.
 * @example
 * ```ts
 * isoSeconds(new Date("2019-02-20T18:40:23.999Z")); // "2019-02-20T18:40:23Z"
 * ```
 */
export const isoSeconds: (date: Date) => string = onceASecond((date) => `${date.toISOString().slice(0, 19)}Z`);

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
