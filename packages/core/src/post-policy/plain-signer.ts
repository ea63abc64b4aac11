import type { FormFields, SignedForm } from "@signed-s3/contracts";
import { credentialScope } from "../sigv4/credential-scope.ts";
import { amzDate, dateStamp } from "../sigv4/date.ts";
import { signature } from "../sigv4/signature.ts";
import { signingKey } from "../sigv4/signing-key.ts";
import { conditionOf, eq, hasField } from "./constraint.ts";
import { constraintsOf } from "./constraint-options.ts";
import { keyConstraint } from "./constraints/key.ts";
import { successActionStatus } from "./constraints/success-action.ts";
import { expirationOf } from "./expiration.ts";
import { requireFormSize, surelyShort } from "./form-size.ts";
import { constraintNames } from "./known-options.ts";
import { encodePolicy, policyJson } from "./policy-document.ts";
import { requireCredentials } from "./required-credentials.ts";
import type { SignOptions } from "./sign-options.ts";
import type { SignerOptions } from "./signer-options.ts";
import { algorithm } from "./signing-second.ts";

/**
 * Signs forms step by step, each computed anew. This is what a form is: `templatedSigner` only gets there sooner.
 *
 * @param options The bucket and where it is.
 */
export function plainSigner({ bucket, region, url }: SignerOptions): (options: SignOptions) => SignedForm {
  return (options) => {
    const names = constraintNames(options);
    const { credentials, now } = options;
    const expiration = expirationOf(now, options.expiresInSeconds, credentials.expiration);
    requireCredentials(credentials);
    const date = amzDate(now);
    const day = dateStamp(date);
    const credential = `${credentials.accessKeyId}/${credentialScope(day, region)}`;
    const status = successActionStatus(options.successActionStatus ?? 201);
    const key = keyConstraint(options.key);
    const added = constraintsOf(options, names);
    if (credentials.sessionToken) added.unshift(eq("x-amz-security-token", credentials.sessionToken));

    const policy = encodePolicy(
      policyJson(new Date(expiration * 1000), [
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
      "x-amz-signature": signature(signingKey(credentials.secretAccessKey, day, region), policy),
    };
    for (const { field, value } of added.filter(hasField)) fields[field] = value;
    if (policy.length > surelyShort) requireFormSize(fields, options, names);
    return { fields, url };
  };
}
