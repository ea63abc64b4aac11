import type { SignatureOf } from "../verifier/signature-request.ts";
import { signature } from "./signature.ts";
import { signingKey } from "./signing-key.ts";

/**
 * Makes the function by which the verifier learns what a policy's signature should be.
 *
 * @param secretOf Tells the secret access key of an access key id; undefined: there is no such id.
 * @returns The function, for the verifier's option `signatureOf`.
 * @see https://docs.aws.amazon.com/AmazonS3/latest/API/sigv4-UsingHTTPPOST.html
 * @example
 * ```ts
 * const secrets = new Map([["AKIDEXAMPLE", "secret"]]);
 * verifyForm({ fields, signatureOf: signatureOf((accessKeyId) => secrets.get(accessKeyId)) });
 * ```
 */
export function signatureOf(secretOf: (accessKeyId: string) => string | undefined): SignatureOf {
  return ({ accessKeyId, dateStamp, region, policy }) => {
    const secret = secretOf(accessKeyId);
    return secret === undefined ? undefined : signature(signingKey(secret, dateStamp, region), policy);
  };
}
