import { hmacSha256 } from "./hmac-sha256.ts";

/**
 * Derives the SigV4 signing key: four HMACs over day, region, service and a constant.
 *
 * @param secretAccessKey The secret access key.
 * @param dateStamp The day, 8 digits: the key is good for that day alone.
 * @param region The AWS region.
 * @param service The AWS service. Default: `s3`.
 * @returns 32 bytes.
 * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_sigv-create-signed-request.html
 * @example
 * ```ts
 * signingKey("verySecretKey1", "20190220", "us-east-1");
 * ```
 */
export function signingKey(
  secretAccessKey: string,
  dateStamp: string,
  region: string,
  service: string = "s3",
): Uint8Array {
  const day = hmacSha256(`AWS4${secretAccessKey}`, dateStamp);
  return hmacSha256(hmacSha256(hmacSha256(day, region), service), "aws4_request");
}
