import type { FormFields, SignedForm } from "@signed-s3/contracts";
import { isoSeconds } from "../sigv4/date.ts";
import { type Constraint, eq, fieldOf } from "./constraint.ts";
import { constraintsOf } from "./constraint-options.ts";
import { successActionStatus } from "./constraints/success-action.ts";
import { expirationOf } from "./expiration.ts";
import { constraintNames } from "./known-options.ts";
import { conditionJson, encodePolicy } from "./policy-document.ts";
import type { SignOptions } from "./sign-options.ts";
import type { SignerOptions } from "./signer-options.ts";
import { algorithm, signingSeconds } from "./signing-second.ts";

/** A key that JSON writes as it is and that S3 has nothing to put into (`${filename}`). */
const usualKey = /^[ !#%-[\]-~]+$/;
const longestKey = 1024;

const none: readonly Constraint[] = [];

/**
 * Signs forms as `plainSigner` does, to the byte, but computes for each only what is its own: what all forms of a second
 * have in common is made once.
 *
 * @param options The bucket and where it is.
 * @returns A function that signs as `plainSigner`'s does; undefined: the key is an unusual one.
 */
export function templatedSigner({
  bucket,
  region,
  url,
}: SignerOptions): (options: SignOptions) => SignedForm | undefined {
  const secondOf = signingSeconds(region);
  const bucketCondition = conditionJson(eq("bucket", bucket));

  return (options) => {
    const { key, credentials, now } = options;
    if (typeof key !== "string" || key.length > longestKey || !usualKey.test(key)) return undefined;
    const names = constraintNames(options);
    const expiration = expirationOf(now, options.expiresInSeconds, credentials.expiration);
    const { credential, date, conditions, sign } = secondOf(credentials, now);
    const status = successActionStatus(options.successActionStatus ?? 201).value;
    const added = names.length === 0 ? none : constraintsOf(options, names);

    let tail = conditions;
    for (const constraint of added) tail += `,${conditionJson(constraint)}`;
    const policy = encodePolicy(
      `{"expiration":"${isoSeconds(expiration)}","conditions":[${bucketCondition},{"key":"${key}"},{"success_action_status":"${status}"}${tail}]}`,
    );
    const fields: FormFields = {
      key,
      success_action_status: status,
      policy,
      "x-amz-credential": credential,
      "x-amz-algorithm": algorithm,
      "x-amz-date": date,
      "x-amz-signature": sign(policy),
    };
    if (credentials.sessionToken) fields["x-amz-security-token"] = credentials.sessionToken;
    for (const constraint of added) {
      const field = fieldOf(constraint);
      if (field) fields[field[0]] = field[1];
    }
    return { fields, url };
  };
}
