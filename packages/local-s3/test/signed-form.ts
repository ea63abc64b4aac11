import type { PolicyCondition } from "@signed-s3/contracts";
import {
  amzDate,
  type Credentials,
  credentialScope,
  dateStamp,
  encodePolicy,
  policyJson,
  signature,
  signingKey,
} from "@signed-s3/core";

/** A form's fields, in order. */
export type Fields = readonly (readonly [name: string, value: string])[];

/** A field's value, which is signed as it is, or of which only the start is signed. */
export type Value = string | { readonly value: string; readonly startsWith: string };

/** What a form is signed for. All that is left out is as the documented form has it. */
export interface FormOptions {
  readonly bucket?: string;
  readonly key?: Value;
  /** Fields beside the seven of every form. */
  readonly fields?: Readonly<Record<string, Value>>;
  /** Conditions beside those on fields. */
  readonly conditions?: readonly PolicyCondition[];
  readonly credentials?: Credentials;
  readonly expiration?: Date;
  readonly status?: string;
}

/** When every form of the tests is signed. */
export const signedAt: Date = new Date("2026-01-01T12:00:00Z");

const developmentPair: Credentials = { accessKeyId: "accessKey1", secretAccessKey: "verySecretKey1" };

/** Signs a form without the limits that the product's signer puts on what is asked of it. */
export function signedForm(options: FormOptions = {}): Fields {
  const { bucket = "photos", key = "a.txt", credentials = developmentPair, status = "201" } = options;
  const expiration = options.expiration ?? new Date(signedAt.getTime() + 3_600_000);
  const date = amzDate(signedAt);
  const day = dateStamp(date);
  const signed: [name: string, value: Value][] = Object.entries({
    key,
    success_action_status: status,
    "x-amz-credential": `${credentials.accessKeyId}/${credentialScope(day, "us-east-1")}`,
    "x-amz-algorithm": "AWS4-HMAC-SHA256",
    "x-amz-date": date,
    ...(credentials.sessionToken ? { "x-amz-security-token": credentials.sessionToken } : {}),
    ...options.fields,
  });
  const conditions = signed.map(
    ([name, value]): PolicyCondition =>
      typeof value === "string" ? { [name]: value } : ["starts-with", `$${name}`, value.startsWith],
  );
  const policy = encodePolicy(policyJson(expiration, [{ bucket }, ...conditions, ...(options.conditions ?? [])]));
  const hmacKey = signingKey(credentials.secretAccessKey, day, "us-east-1");
  return [
    ...signed.map(([name, value]) => [name, typeof value === "string" ? value : value.value] as const),
    ["policy", policy],
    ["x-amz-signature", signature(hmacKey, policy)],
  ];
}
