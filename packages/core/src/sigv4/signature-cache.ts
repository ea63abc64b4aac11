import { signatureByKey } from "./signature-by-key.ts";
import { signingKey } from "./signing-key.ts";

/** Signs a string with the key of some day. */
type Signature = (stringToSign: string) => string;

/**
 * Remembers the last signing key of one region. The same credentials sign all day, so one entry is enough, and it is
 * replaced, never added to: nothing grows, and the key of yesterday or of rotated credentials is not kept.
 *
 * @param region The AWS region.
 * @returns A function from credentials and day to the one that signs with their key for S3 in that region.
 * @example
 * ```ts
 * const signatureOf = signatureCache("us-east-1");
 * signatureOf("verySecretKey1", "20190220") === signatureOf("verySecretKey1", "20190220"); // true: the same key
 * ```
 */
export function signatureCache(region: string): (secretAccessKey: string, dateStamp: string) => Signature {
  let last: { secretAccessKey: string; dateStamp: string; sign: Signature } | undefined;
  return (secretAccessKey, dateStamp) => {
    if (last?.dateStamp !== dateStamp || last.secretAccessKey !== secretAccessKey) {
      const sign = signatureByKey(signingKey(secretAccessKey, dateStamp, region));
      last = { secretAccessKey, dateStamp, sign };
    }
    return last.sign;
  };
}
