import type { FormFields, SignedForm } from "@signed-s3/contracts";
import { type Constraint, eq, hasField } from "./constraint.ts";
import { constraintsOf } from "./constraint-options.ts";
import { successActionStatus } from "./constraints/success-action.ts";
import { expirationOf } from "./expiration.ts";
import { requireFormSize, surelyShort } from "./form-size.ts";
import { constraintNames } from "./known-options.ts";
import { conditionJson, encodePolicy, policyStart } from "./policy-document.ts";
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
  const beforeKey = [conditionJson(eq("bucket", bucket)), '{"key":"'].join(",");

  return (options) => {
    const { key, credentials, now } = options;
    if (typeof key !== "string" || key.length > longestKey || !usualKey.test(key)) return undefined;
    const names = constraintNames(options);
    const expiration = expirationOf(now, options.expiresInSeconds, credentials.expiration);
    const { credential, date, afterKey, sign } = secondOf(credentials, now);
    const asked = options.successActionStatus ?? 201;
    const status = successActionStatus(asked).value;
    const added = names.length === 0 ? none : constraintsOf(options, names);

    let tail = afterKey[asked];
    for (const constraint of added) tail += `,${conditionJson(constraint)}`;
    const policy = encodePolicy(`${policyStart(expiration)}${beforeKey}${key}${tail}]}`);
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
    for (const constraint of added) if (hasField(constraint)) fields[constraint.field] = constraint.value;
    if (policy.length > surelyShort) requireFormSize(fields, options, names);
    return { fields, url };
  };
}
