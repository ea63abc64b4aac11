import { createHmac } from "node:crypto";

/**
 * Signs a string: the last stage of SigV4. For a POST policy the string to sign is the policy's base64.
 *
 * @param signingKey A key as `signingKey` derives it.
 * @param stringToSign What is signed.
 * @returns 64 lower-case hexadecimal digits.
 * @see https://docs.aws.amazon.com/AmazonS3/latest/API/sigv4-UsingHTTPPOST.html
 * @example
 * ```ts
 * signature(signingKey("verySecretKey1", "20190220", "us-east-1"), "eyJleHBpcmF0aW9uIjo…");
 * ```
 */
export function signature(signingKey: Uint8Array, stringToSign: string): string {
  return createHmac("sha256", signingKey).update(stringToSign).digest("hex");
}
