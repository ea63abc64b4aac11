import { constraintsOf } from "../../post-policy/constraint-options.ts";
import { expirationOf } from "../../post-policy/expiration.ts";
import { invalidOption } from "../../post-policy/signing-error.ts";
import type { UploadLimits } from "./upload-limits.ts";

const anyTime = new Date(0);

/**
 * Holds that forms can have these limits: else a request would find it out, and be told that the service failed.
 *
 * @throws {SigningError} `invalid_option`: one that S3 would refuse, or no content type at all is allowed.
 */
export function requireLimits(limits: UploadLimits): void {
  const { contentTypes, contentLengthRange, expiresInSeconds, maxExpiresInSeconds = expiresInSeconds } = limits;
  for (const seconds of [expiresInSeconds, maxExpiresInSeconds]) expirationOf(anyTime, seconds, undefined);
  if (expiresInSeconds > maxExpiresInSeconds) {
    throw invalidOption("expiresInSeconds", "must be at most maxExpiresInSeconds");
  }
  if (contentTypes?.length === 0) throw invalidOption("contentTypes", "must have one at least, or be left out");
  for (const contentType of contentTypes ?? []) constraintsOf({ contentType });
  if (contentLengthRange) constraintsOf({ contentLengthRange });
}
