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
export function amzDate(date: Date): string {
  const iso = date.toISOString();
  return `${iso.slice(0, 4)}${iso.slice(5, 7)}${iso.slice(8, 13)}${iso.slice(14, 16)}${iso.slice(17, 19)}Z`;
}

/**
 * The day of an `x-amz-date`, as the credential scope and the signing key bear it.
 *
 * @param amzDate A date as {@link amzDate} formats it.
 * @returns 8 digits.
 * @example
 * ```ts
 * dateStamp("20190220T184023Z"); // "20190220"
 * ```
 */
export function dateStamp(amzDate: string): string {
  return amzDate.slice(0, 8);
}
