import type { Caller } from "@signed-s3/core";
import type { JWTPayload } from "jose";
import { invalidToken } from "./challenges.ts";

/** OpenID Connect's limit. Percent-encoded, as it is in a key, it is three times as long. */
export const longestSubjectBytes = 255;

/**
 * The caller that a verified token speaks of.
 *
 * @throws {Refusal} 401: its subject is none that a key can have.
 */
export function callerOfClaims({ sub, scope, scp }: JWTPayload): Caller {
  if (typeof sub !== "string" || !sub.isWellFormed() || sub === "" || Buffer.byteLength(sub) > longestSubjectBytes) {
    throw invalidToken(`Send a token whose sub is text of 1 to ${longestSubjectBytes} bytes.`);
  }
  return { subject: sub, scopes: [...scopesOf(scope), ...scopesOf(scp)] };
}

/** RFC 8693, section 4.2, has them in one text; some issuers have an array. */
function scopesOf(claim: unknown): readonly string[] {
  if (typeof claim === "string") return claim.split(" ").filter((scope) => scope !== "");
  return Array.isArray(claim) ? claim.filter((scope) => typeof scope === "string") : [];
}
