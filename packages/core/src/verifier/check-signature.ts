import { readCredential } from "./credential.ts";
import { finding } from "./finding.ts";
import type { Check } from "./upload.ts";

/**
 * Checks that the credentials exist and that the signature is theirs. Without a `signatureOf` only what shows without the
 * secret is checked.
 *
 * @see https://docs.aws.amazon.com/AmazonS3/latest/API/sigv4-UsingHTTPPOST.html
 */
export const checkSignature: Check = ({ form, signatureOf }) => {
  const credential = readCredential(form.get("x-amz-credential")?.value);
  const policy = form.get("policy")?.value;
  const sent = form.get("x-amz-signature")?.value;
  if (!credential) return [];
  const { accessKeyId } = credential;
  // AWS begins the ids of temporary credentials so, and finds none of them without the token.
  if (accessKeyId.startsWith("ASIA") && !form.get("x-amz-security-token")?.value) {
    return [finding("unknown_access_key", tokenRemedy, { sent: accessKeyId })];
  }
  if (!signatureOf || !policy || !sent) return [];
  const right = signatureOf({ ...credential, policy });
  if (right === undefined) return [finding("unknown_access_key", unknownRemedy, { sent: accessKeyId })];
  return isSame(right, sent) ? [] : [finding("signature_mismatch", mismatchRemedy)];
};

// Looks at every character, wherever the first difference is: the time it takes tells nothing of the right signature.
function isSame(right: string, sent: string): boolean {
  let difference = right.length ^ sent.length;
  for (let index = 0; index < right.length; index++) difference |= right.charCodeAt(index) ^ sent.charCodeAt(index);
  return difference === 0;
}

const tokenRemedy =
  "Have the server sign with its session token: its credentials are temporary, and the form lacks the field x-amz-security-token.";
const unknownRemedy =
  "Have the server sign with credentials of this store, or post the form to the store that it was signed for: the access key id is not known here.";
const mismatchRemedy =
  "Send policy, x-amz-credential and x-amz-signature just as they came, all of one form; if they are, the server's secret is not the one of its access key id.";
