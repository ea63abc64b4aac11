import { signingKey } from "./signing-key.ts";

/**
 * Remembers the last signing key of one region. A signer uses the same credentials all day, so one entry is enough, and it
 * is replaced, never added to: nothing grows, and the key of yesterday or of rotated credentials is not kept.
 *
 * @param region The AWS region.
 * @returns A function like {@link signingKey} for S3 in that region.
 * @example
 * ```ts
 * const keyOf = signingKeyCache("us-east-1");
 * keyOf("verySecretKey1", "20190220") === keyOf("verySecretKey1", "20190220"); // true: the same bytes
 * ```
 */
export function signingKeyCache(region: string): (secretAccessKey: string, dateStamp: string) => Uint8Array {
  let last: { secretAccessKey: string; dateStamp: string; key: Uint8Array } | undefined;
  return (secretAccessKey, dateStamp) => {
    if (last?.dateStamp !== dateStamp || last.secretAccessKey !== secretAccessKey) {
      last = { secretAccessKey, dateStamp, key: signingKey(secretAccessKey, dateStamp, region) };
    }
    return last.key;
  };
}
