import type { PolicyCondition, PolicyDocument } from "@signed-s3/contracts";

/**
 * Writes a policy document as compact JSON in pure ASCII: expiration first, the conditions in their order. What is not
 * ASCII is escaped (`\u00e9`), as S3's documentation asks.
 *
 * @param expiration When the form ends; whole seconds (cut).
 * @param conditions The conditions.
 * @returns JSON.
 * @see https://docs.aws.amazon.com/AmazonS3/latest/API/sigv4-HTTPPOSTConstructPolicy.html
 * @example
 * ```ts
 * policyJson(new Date("2019-02-20T19:40:23Z"), [{ bucket: "b" }]);
 * // {"expiration":"2019-02-20T19:40:23Z","conditions":[{"bucket":"b"}]}
 * ```
 */
export function policyJson(expiration: Date, conditions: readonly PolicyCondition[]): string {
  const document: PolicyDocument = {
    expiration: `${expiration.toISOString().slice(0, 19)}Z`,
    conditions: [...conditions],
  };
  return JSON.stringify(document).replace(
    /[^ -~]/g,
    (codeUnit) => `\\u${codeUnit.charCodeAt(0).toString(16).padStart(4, "0")}`,
  );
}

/**
 * Encodes a policy's JSON for the form: this is the `policy` field and the string to sign.
 *
 * @param policyJson JSON in ASCII, as {@link policyJson} writes it.
 * @returns Base64 with padding.
 * @example
 * ```ts
 * encodePolicy('{"expiration":"2019-02-20T19:40:23Z","conditions":[]}');
 * ```
 */
export function encodePolicy(policyJson: string): string {
  return btoa(policyJson);
}
