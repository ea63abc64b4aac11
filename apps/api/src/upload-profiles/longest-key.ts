import { expandKey, SigningError, signer } from "@signed-s3/core";
import { longestSubjectBytes } from "../authentication/caller-of-claims.ts";

const now = new Date(0);
const sign = signer({ bucket: "trial", region: "us-east-1", url: "https://trial.example" });

/**
 * What the signer has against the longest key that a template can give: a sentence without its subject. Undefined: nothing,
 * so that no caller's name makes a form fail later.
 */
export function refusalOfLongestKey(keyTemplate: string): string | undefined {
  // Each of its bytes takes three in a key, as percent-encoded ones do.
  const subject = "/".repeat(longestSubjectBytes);
  const key = expandKey(keyTemplate, { now, keyUuid: "u".repeat(36), subject });
  try {
    sign({ key, now, credentials: { accessKeyId: "trial", secretAccessKey: "trial" }, expiresInSeconds: 1 });
    return undefined;
  } catch (error) {
    if (!(error instanceof SigningError)) throw error;
    return keyTemplate.includes("{subject}") ? `${error.rule}, with the longest subject` : error.rule;
  }
}
