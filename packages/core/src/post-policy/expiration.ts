import { invalidOption, SigningError } from "./signing-error.ts";

/** SigV4's own limit: seven days. */
const longestSeconds = 604_800;

/**
 * When a form ends: the earlier of what was asked for and the end of the credentials, since S3 refuses a form whose
 * credentials have died, whatever its policy says.
 *
 * @param now The time of signing.
 * @param expiresInSeconds 1 … 604,800, whole.
 * @param credentialsExpiration When the credentials end, if they do.
 * @throws {SigningError} `credentials_expired` or `invalid_option`.
 * @example
 * ```ts
 * expirationOf(new Date("2026-01-01T00:00:00Z"), 3600, new Date("2026-01-01T00:20:00Z")).toISOString();
 * // "2026-01-01T00:20:00.000Z"
 * ```
 */
export function expirationOf(now: Date, expiresInSeconds: number, credentialsExpiration: Date | undefined): Date {
  if (!Number.isInteger(expiresInSeconds) || expiresInSeconds < 1 || expiresInSeconds > longestSeconds) {
    throw invalidOption("expiresInSeconds", `must be a whole number from 1 to ${longestSeconds}, seven days`);
  }
  const asked = now.getTime() + expiresInSeconds * 1000;
  const last = credentialsExpiration?.getTime() ?? asked;
  // The policy has whole seconds: one that is cut to the second of its signing would be dead at once.
  if (Math.floor(last / 1000) <= Math.floor(now.getTime() / 1000)) {
    throw new SigningError("credentials_expired", "credentials", "must not have expired");
  }
  return new Date(Math.min(asked, last));
}
