import type { SignedForm } from "@signed-s3/contracts";
import type { CheckedSignOptions } from "./checked-sign-options.ts";
import { plainSigner } from "./plain-signer.ts";
import { requireSignerOptions } from "./required-signer-options.ts";
import type { SignOptions } from "./sign-options.ts";
import type { SignerOptions } from "./signer-options.ts";
import { templatedSigner } from "./templated-signer.ts";

/** Signs one form. Literals that no form can have do not compile: see {@link CheckedSignOptions}. */
export type Sign = <const Options extends SignOptions>(options: Options & CheckedSignOptions<Options>) => SignedForm;

/**
 * Makes the function that signs POST forms for one bucket. It is pure but for a cache of what the forms of a second have in
 * common, the day's signing key among it; it opens no socket and does not change its arguments.
 *
 * @param options The bucket and where it is.
 * @returns A function from key, credentials, time and limits to the form's fields and URL. The fields' order is that of the
 * wire format: the seven that each form has, then the added ones.
 * @throws {SigningError} `invalid_option`: no form can be for such a bucket or region.
 * @throws {SigningError} (from the returned function) `credentials_expired`: the credentials end before the form begins;
 * `invalid_option`: an option that S3 would refuse, its name in `option`.
 * @see https://docs.aws.amazon.com/AmazonS3/latest/API/sigv4-authentication-HTTPPOST.html
 * @example
 * ```ts
 * const sign = signer({ bucket: "photos", region: "eu-central-1", url: "https://photos.s3.eu-central-1.amazonaws.com" });
 * const { url, fields } = sign({
 *   key: "direct_uploads/1",
 *   credentials: { accessKeyId: "AKIDEXAMPLE", secretAccessKey: "secret" },
 *   now: new Date("2026-01-01T00:00:00Z"),
 *   expiresInSeconds: 3600,
 * });
 * ```
 */
export function signer(options: SignerOptions): Sign {
  requireSignerOptions(options);
  const signQuickly = templatedSigner(options);
  const signPlainly = plainSigner(options);
  return (form) => signQuickly(form) ?? signPlainly(form);
}
