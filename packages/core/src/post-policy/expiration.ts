import { secondOf } from "../sigv4/date.ts";
import { invalidOption, SigningError } from "./signing-error.ts";

/** SigV4's own limit: seven days. */
const longestSeconds = 604_800;
/** The dates that have four digits for their year, as SigV4 and policies write them. */
const firstSecond = Date.parse("0000-01-01T00:00:00Z") / 1000;
const lastSecond = Date.parse("9999-12-31T23:59:59Z") / 1000;

/**
 * When a form ends: the earlier of what was asked for and the end of the credentials, since S3 refuses a form whose
 * credentials have died, whatever its policy says.
 *
 * @param now The time of signing.
 * @param expiresInSeconds 1 … 604,800, whole.
 * @param credentialsExpiration When the credentials end, if they do.
 * @returns Whole seconds since 1970, as a policy has no parts of them (cut, not rounded).
 * @throws {SigningError} `credentials_expired` or `invalid_option`.
 * @example
 * ```ts
 * expirationOf(new Date(1000), 3600, new Date(7500)); // 7
 * ```
 */
export function expirationOf(now: Date, expiresInSeconds: number, credentialsExpiration: Date | undefined): number {
  if (!Number.isInteger(expiresInSeconds) || expiresInSeconds < 1 || expiresInSeconds > longestSeconds) {
    throw invalidOption("expiresInSeconds", `must be a whole number from 1 to ${longestSeconds}, seven days`);
  }
  const second = secondOf(now);
  const asked = second + expiresInSeconds;
  if (!(second >= firstSecond && asked <= lastSecond))
    throw invalidOption("now", "must be a date of the years 0 to 9999");
  const last = credentialsExpiration ? secondOf(credentialsExpiration) : asked;
  if (Number.isNaN(last)) throw invalidOption("credentials.expiration", "must be a valid date");
  // A form that is cut to the second of its signing would be dead at once.
  if (last <= second) throw new SigningError("credentials_expired", "credentials", "must not have expired");
  return Math.min(asked, last);
}
