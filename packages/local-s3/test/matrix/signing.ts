import type { ConstraintOptions, Credentials, SignOptions } from "@signed-s3/core";
import { amzDate, credentialScope, dateStamp, encodePolicy, signature, signer, signingKey } from "@signed-s3/core";
import type { Entries } from "./matrix-case.ts";

/** The bucket that forms are signed for. */
export const bucket = "photos";
/** Another bucket that exists. */
export const otherBucket = "videos";
/** The key of a form that doesn't care. */
export const ordinaryKey = "uploads/1";
/** The region of the stores. */
export const region = "us-east-1";

const hour = 3_600_000;

/** The pairs that every store of the matrix knows. */
export interface KnownCredentials {
  readonly permanent: Credentials;
  /** Of a session: they have a token. */
  readonly temporary: Credentials;
}

/** What a form by hand has beside or instead of the ordinary. */
export interface FormByHand {
  /** Fields with a condition that holds them to their value. */
  readonly signed?: Readonly<Record<string, string>>;
  /** Fields without a condition; one that the form has anyway takes its place. */
  readonly fields?: Readonly<Record<string, string>>;
  /** Conditions after the ordinary ones. */
  readonly conditions?: readonly unknown[];
  /** Conditions on bucket and key, in place of the ordinary ones. */
  readonly target?: readonly unknown[];
  /** The policy's JSON, from what it ordinarily says. */
  readonly policy?: (ordinary: { readonly expiration: string; readonly conditions: readonly unknown[] }) => string;
  /** How the JSON becomes the field that is signed. Default: base64 of UTF-8. */
  readonly encode?: (json: string) => string;
  readonly expiration?: string;
  readonly credentials?: Credentials;
  readonly region?: string;
  readonly algorithm?: string;
  /** `x-amz-date`. */
  readonly date?: string;
  /** `x-amz-credential`, from what it ordinarily is. */
  readonly credential?: (ordinary: string) => string;
}

/** The two ways to come by a form. */
export interface Signing extends KnownCredentials {
  readonly now: Date;
  /** As the product signs it, good for an hour. */
  readonly product: (
    options?: Partial<Pick<SignOptions, "key" | "credentials" | "successActionStatus">> & ConstraintOptions,
  ) => Entries;
  /** As no product would: whatever is asked for is signed. */
  readonly byHand: (options?: FormByHand) => Entries;
  /** A time so many hours from now, as policies write it. */
  readonly inHours: (hours: number) => string;
}

/**
 * Makes the ways to sign. Forms are signed at the real time, as no one can set MinIO's clock.
 *
 * @param known The credentials that the stores know.
 * @param now The time of signing.
 */
export function signing(known: KnownCredentials, now: Date): Signing {
  const sign = signer({ bucket, region, url: "http://localhost" });
  const inHours = (hours: number): string => new Date(now.getTime() + hours * hour).toISOString();
  return {
    ...known,
    now,
    inHours,
    product: (options = {}) =>
      Object.entries(
        sign<SignOptions>({ key: ordinaryKey, credentials: known.permanent, now, expiresInSeconds: 3600, ...options })
          .fields,
      ),
    byHand: (options = {}) =>
      byHand(options, { credentials: known.permanent, date: amzDate(now), expiration: inHours(1) }),
  };
}

function byHand(
  options: FormByHand,
  defaults: { readonly credentials: Credentials; readonly date: string; readonly expiration: string },
): Entries {
  const { credentials, date, expiration } = { ...defaults, ...options };
  const { signed = {}, fields = {}, conditions = [], policy = JSON.stringify, encode = base64 } = options;
  const { target = [{ bucket }, ["starts-with", "$key", "uploads/"]] } = options;
  const day = dateStamp(defaults.date);
  const scope = credentialScope(day, options.region ?? region);
  const signingFields = {
    "x-amz-credential": (options.credential ?? String)(`${credentials.accessKeyId}/${scope}`),
    "x-amz-algorithm": options.algorithm ?? "AWS4-HMAC-SHA256",
    "x-amz-date": date,
    ...(credentials.sessionToken ? { "x-amz-security-token": credentials.sessionToken } : {}),
  };
  const exact = Object.entries({ ...signingFields, ...signed }).map(([name, value]) => ({ [name]: value }));
  const encoded = encode(policy({ expiration, conditions: [...target, ...exact, ...conditions] }));
  return Object.entries({
    key: ordinaryKey,
    policy: encoded,
    ...signingFields,
    "x-amz-signature": signature(signingKey(credentials.secretAccessKey, day, options.region ?? region), encoded),
    ...signed,
    ...fields,
  });
}

/** Base64 of a text in UTF-8. */
export function base64(text: string): string {
  return encodePolicy(String.fromCharCode(...new TextEncoder().encode(text)));
}
