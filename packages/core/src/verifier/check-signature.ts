import type { Finding } from "@signed-s3/contracts";
import { readCredential } from "./check-signing-fields.ts";
import { finding } from "./finding.ts";
import type { Form } from "./form.ts";

/** What a signature is made of, beside the secret. */
export interface SignatureRequest {
  readonly accessKeyId: string;
  /** The day, 8 digits. */
  readonly dateStamp: string;
  readonly region: string;
  /** The `policy` field as sent: the string to sign. */
  readonly policy: string;
}

/** Tells the signature that a form should have; undefined: the access key id is unknown. */
export type SignatureOf = (request: SignatureRequest) => string | undefined;

/**
 * Checks that the access key id exists and the signature is that of the policy.
 *
 * @param form The form. Nothing is checked where a field that it takes is missing or has no good shape.
 * @param signatureOf Tells the right signature; without it only what shows without the secret is checked.
 * @see https://docs.aws.amazon.com/AmazonS3/latest/API/sigv4-UsingHTTPPOST.html
 * @example
 * ```ts
 * checkSignature(form, () => undefined)[0]?.code; // "unknown_access_key"
 * ```
 */
export function checkSignature(form: Form, signatureOf: SignatureOf | undefined): Finding[] {
  const [field, policy, sent] = ["x-amz-credential", "policy", "x-amz-signature"].map((name) => form.get(name)?.value);
  const credential = field ? readCredential(field) : undefined;
  if (!credential) return [];
  const { accessKeyId } = credential;
  // STS names its keys so; they are nothing without their token.
  if (accessKeyId.startsWith("ASIA") && !form.get("x-amz-security-token")?.value) {
    const remedy =
      "Have the server sign with the session token: its credentials are temporary, and the form lacks the field x-amz-security-token.";
    return [finding("unknown_access_key", remedy, { sent: accessKeyId })];
  }
  if (!signatureOf || !policy || !sent) return [];
  const right = signatureOf({ ...credential, policy });
  if (right === undefined) {
    const remedy = `Have the server sign with credentials that exist here: the access key id ${accessKeyId} is not known.`;
    return [finding("unknown_access_key", remedy, { sent: accessKeyId })];
  }
  if (sameText(right, sent)) return [];
  const remedy =
    "Send the fields policy, x-amz-credential and x-amz-signature just as they came with one form; if they were, the server signs with a secret that does not belong to its access key id.";
  return [finding("signature_mismatch", remedy)];
}

// Looks at every character whatever came before, so that the time it takes tells nothing of where the two differ.
function sameText(one: string, other: string): boolean {
  let difference = one.length ^ other.length;
  for (let index = 0; index < one.length; index++) difference |= one.charCodeAt(index) ^ other.charCodeAt(index);
  return difference === 0;
}
