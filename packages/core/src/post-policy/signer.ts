import type { FormFields, SignedForm } from "@signed-s3/contracts";
import { credentialScope } from "../sigv4/credential-scope.ts";
import { amzDate, dateStamp } from "../sigv4/date.ts";
import { signature } from "../sigv4/signature.ts";
import { signingKeyCache } from "../sigv4/signing-key-cache.ts";
import type { CheckedSignOptions } from "./checked-sign-options.ts";
import { conditionOf, eq, fieldOf } from "./constraint.ts";
import { constraintsOf, requireKnownOptions } from "./constraint-options.ts";
import { keyConstraint } from "./constraints/key.ts";
import { successActionStatus } from "./constraints/success-action.ts";
import { expirationOf } from "./expiration.ts";
import { encodePolicy, policyJson } from "./policy-document.ts";
import type { SignOptions } from "./sign-options.ts";

/** What a signer signs for. */
export interface SignerOptions {
  /** The bucket's name. */
  readonly bucket: string;
  /** The bucket's AWS region. */
  readonly region: string;
  /** Where the browser posts the form to. A POST policy does not sign it. */
  readonly url: string;
}

/** Signs one form. Literals that no form can have do not compile: see {@link CheckedSignOptions}. */
export type Sign = <const Options extends SignOptions>(options: Options & CheckedSignOptions<Options>) => SignedForm;

const algorithm = "AWS4-HMAC-SHA256";
const ownOptions: ReadonlySet<string> = new Set<keyof SignOptions>([
  "key",
  "credentials",
  "now",
  "expiresInSeconds",
  "successActionStatus",
]);

/**
 * Makes the function that signs POST forms for one bucket. It is pure but for a cache of the day's signing key, opens no
 * socket and does not change its arguments.
 *
 * @param options The bucket and where it is.
 * @returns A function from key, credentials, time and limits to the form's fields and URL. The fields' order is that of the
 * wire format: the seven that each form has, then the added ones.
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
export function signer({ bucket, region, url }: SignerOptions): Sign {
  const signingKeyOf = signingKeyCache(region);

  return (options) => {
    requireKnownOptions(options, ownOptions);
    const { credentials, now } = options;
    const expiration = expirationOf(now, options.expiresInSeconds, credentials.expiration);
    const date = amzDate(now);
    const day = dateStamp(date);
    const credential = `${credentials.accessKeyId}/${credentialScope(day, region)}`;
    const key = keyConstraint(options.key);
    const status = successActionStatus(options.successActionStatus ?? 201);
    const added = constraintsOf(options);
    if (credentials.sessionToken) added.unshift(eq("x-amz-security-token", credentials.sessionToken));

    const policy = encodePolicy(
      policyJson(expiration, [
        { bucket },
        conditionOf(key),
        conditionOf(status),
        { "x-amz-credential": credential },
        { "x-amz-algorithm": algorithm },
        { "x-amz-date": date },
        ...added.map(conditionOf),
      ]),
    );
    const fields: FormFields = {
      key: key.value,
      success_action_status: status.value,
      policy,
      "x-amz-credential": credential,
      "x-amz-algorithm": algorithm,
      "x-amz-date": date,
      "x-amz-signature": signature(signingKeyOf(credentials.secretAccessKey, day), policy),
    };
    for (const field of added.map(fieldOf)) if (field) fields[field[0]] = field[1];
    return { fields, url };
  };
}
