import { signature, signatureOf, signingKey } from "../../src/index.ts";

/** What is not the ordinary about a form. */
export interface FormChanges {
  /** More fields, or others instead of the ordinary ones; undefined: without that field. */
  readonly fields?: Readonly<Record<string, string | undefined>>;
  /** More conditions, after the ordinary ones. */
  readonly conditions?: readonly unknown[];
  /** Another policy altogether. */
  readonly policy?: string;
}

const secret = "verySecretKey1";
export const now: Date = new Date("2026-01-01T00:10:00Z");
export const knownSignatures: ReturnType<typeof signatureOf> = signatureOf((accessKeyId) =>
  accessKeyId === "AKID" ? secret : undefined,
);

const signing = {
  "x-amz-credential": "AKID/20260101/us-east-1/s3/aws4_request",
  "x-amz-algorithm": "AWS4-HMAC-SHA256",
  "x-amz-date": "20260101T000000Z",
};

/** The JSON of a policy for the bucket `photos` and keys below `uploads/`, good until one o'clock. */
export function policyOf(conditions: readonly unknown[] = []): string {
  return JSON.stringify({
    expiration: "2026-01-01T01:00:00Z",
    conditions: [
      { bucket: "photos" },
      ["starts-with", "$key", "uploads/"],
      ...Object.entries(signing).map(([name, value]) => ({ [name]: value })),
      ...conditions,
    ],
  });
}

/** A form with a right signature, whatever is signed. */
export function signedForm({
  fields = {},
  conditions = [],
  policy = policyOf(conditions),
}: FormChanges = {}): Record<string, string> {
  const encoded = btoa(String.fromCharCode(...new TextEncoder().encode(policy)));
  const form = {
    key: "uploads/1",
    policy: encoded,
    ...signing,
    "x-amz-signature": signature(signingKey(secret, "20260101", "us-east-1"), encoded),
    ...fields,
  };
  return Object.fromEntries(
    Object.entries(form).flatMap(([name, value]) => (value === undefined ? [] : [[name, value]])),
  );
}
