import { type Credentials, signatureOf } from "@signed-s3/core";
import type { SignatureOf } from "@signed-s3/core/verifier";
import { s3Error } from "../answer/s3-error.ts";
import type { FormValues } from "../form/form-values.ts";

/**
 * Tells the verifier which signature a form should have.
 *
 * @param credentials The credentials that the store knows.
 * @param form The form.
 * @returns The function. Temporary credentials are unknown to it where the form has no session token, as they are to S3.
 * @see https://docs.aws.amazon.com/AmazonS3/latest/API/sigv4-UsingHTTPPOST.html
 */
export function signatureFor(credentials: readonly Credentials[], form: FormValues): SignatureOf {
  return signatureOf((accessKeyId) => {
    const known = credentialsOf(accessKeyId, credentials, form);
    return known?.sessionToken && !form.get("x-amz-security-token") ? undefined : known?.secretAccessKey;
  });
}

/**
 * Checks that the session token is that of the access key id: a token where there is one, none where there is none.
 *
 * @param credentials The credentials that the store knows, those of the form among them.
 * @param form The form.
 * @param now The time.
 * @throws {S3Error} `InvalidToken`, or `ExpiredToken`: the credentials have ended.
 * @see https://docs.aws.amazon.com/AmazonS3/latest/API/sigv4-authentication-HTTPPOST.html
 */
export function checkSessionToken(credentials: readonly Credentials[], form: FormValues, now: Date): void {
  const [accessKeyId] = form.get("x-amz-credential")?.split("/") ?? [];
  const known = credentialsOf(accessKeyId, credentials, form);
  if ((known?.sessionToken ?? "") !== (form.get("x-amz-security-token") ?? "")) throw s3Error("InvalidToken");
  if (known?.expiration && known.expiration <= now) throw s3Error("ExpiredToken");
}

/** Those of the form's session token; where there are none, others of the access key id, by which the token is wrong. */
function credentialsOf(
  accessKeyId: string | undefined,
  credentials: readonly Credentials[],
  form: FormValues,
): Credentials | undefined {
  const candidates = credentials.filter((candidate) => candidate.accessKeyId === accessKeyId);
  const token = form.get("x-amz-security-token") ?? "";
  return candidates.find(({ sessionToken = "" }) => sessionToken === token) ?? candidates[0];
}
