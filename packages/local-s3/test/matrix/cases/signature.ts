import { changed, without } from "../alterations.ts";
import type { MatrixCase } from "../matrix-case.ts";
import { base64 } from "../signing.ts";

const yesterday = (date: string): string => {
  const day = Date.UTC(Number(date.slice(0, 4)), Number(date.slice(4, 6)) - 1, Number(date.slice(6, 8)) - 1);
  return new Date(day).toISOString().slice(0, 10).replaceAll("-", "");
};

export const signatureCases: readonly MatrixCase[] = [
  {
    title: "a signature with another last digit",
    why: "it is not that of the policy",
    form: ({ product }) =>
      changed(product(), "x-amz-signature", (hex) => hex.slice(0, -1) + (hex.endsWith("0") ? "1" : "0")),
    expected: "signature_mismatch",
  },
  {
    title: "a signature in capital letters",
    why: "a signature is lower-case hexadecimal",
    form: ({ product }) => changed(product(), "x-amz-signature", () => `${"ABCDEF".repeat(10)}ABCD`),
    expected: "signature_mismatch",
  },
  {
    title: "half a signature",
    why: "it is not that of the policy",
    form: ({ product }) => changed(product(), "x-amz-signature", (hex) => hex.slice(0, 32)),
    expected: "signature_mismatch",
  },
  {
    title: "a signature by another secret",
    why: "it is not that of the access key's secret",
    form: ({ product, permanent }) => product({ credentials: { ...permanent, secretAccessKey: "anotherSecretKey" } }),
    expected: "signature_mismatch",
  },
  {
    title: "a policy that was made wider after signing",
    why: "the signature is that of the policy before",
    form: ({ byHand }) => changed(byHand(), "policy", (policy) => base64(atob(policy).replace('"uploads/"', '""'))),
    expected: "signature_mismatch",
  },
  {
    title: "a policy with a space more",
    why: "it is the base64 that was signed, not what it means",
    form: ({ byHand }) => changed(byHand(), "policy", (policy) => base64(`${atob(policy)} `)),
    expected: "signature_mismatch",
  },
  {
    title: "a policy with a line break after it",
    why: "it is the base64 that was signed, not what it means",
    form: ({ byHand }) => changed(byHand(), "policy", (policy) => `${policy}\r\n`),
    expected: "signature_mismatch",
  },
  {
    title: "a policy that was signed with line breaks in its base64",
    why: "base64 may be broken into lines, and what was signed is what was sent",
    form: ({ byHand }) => byHand({ encode: (json) => base64(json).replace(/.{76}/g, "$&\r\n") }),
    expected: "accepted",
  },
  {
    title: "an access key id that nobody has",
    why: "it does not exist",
    form: ({ product, permanent }) => product({ credentials: { ...permanent, accessKeyId: "AKIDNOBODY" } }),
    expected: "unknown_access_key",
  },
  {
    title: "an access key id with a letter in another case",
    why: "access key ids have case",
    form: ({ product, permanent }) => product({ credentials: { ...permanent, accessKeyId: "ACCESSKEY1" } }),
    expected: "unknown_access_key",
  },
  {
    title: "a credential for another service",
    why: "a form is for s3",
    form: ({ byHand }) => byHand({ credential: (text) => text.replace("/s3/", "/sts/") }),
    expected: "malformed_credential",
    departs: { kind: "own_codes_for_credentials", minio: "AuthorizationParametersError" },
  },
  {
    title: "a credential that ends otherwise",
    why: "a credential ends with aws4_request",
    form: ({ byHand }) => byHand({ credential: (text) => text.replace("aws4_request", "aws5_request") }),
    expected: "malformed_credential",
    departs: { kind: "own_codes_for_credentials", minio: "AuthorizationQueryParametersError" },
  },
  {
    title: "a credential without a region",
    why: "a credential has five parts",
    form: ({ byHand }) => byHand({ credential: (text) => text.replace("/us-east-1", "") }),
    expected: "malformed_credential",
    departs: { kind: "own_codes_for_credentials", minio: "AuthorizationQueryParametersError" },
  },
  {
    title: "a credential that is the access key id alone",
    why: "a credential has five parts",
    form: ({ byHand }) => byHand({ credential: () => "accessKey1" }),
    expected: "malformed_credential",
    departs: { kind: "own_codes_for_credentials", minio: "AuthorizationQueryParametersError" },
  },
  {
    title: "a credential whose day is no date",
    why: "the day has eight digits",
    form: ({ byHand }) => byHand({ credential: (text) => text.replace(/\/\d{8}\//, "/2026-1-1/") }),
    expected: "malformed_credential",
    departs: { kind: "own_codes_for_credentials", minio: "AuthorizationQueryParametersError" },
  },
  {
    title: "a credential of the day before",
    why: "the day of the credential and that of the date are not the same",
    form: ({ byHand }) => byHand({ credential: (text) => text.replace(/\d{8}/, yesterday) }),
    expected: "malformed_credential",
    departs: { kind: "dates_are_not_compared", minio: "SignatureDoesNotMatch" },
  },
  {
    title: "a date of the day before",
    why: "the day of the credential and that of the date are not the same",
    form: ({ byHand }) => byHand({ date: "20200101T000000Z" }),
    expected: "malformed_credential",
    departs: { kind: "dates_are_not_compared", minio: "accepted" },
  },
  {
    title: "a date with punctuation",
    why: "dates of signing have none",
    form: ({ byHand, now }) => byHand({ date: now.toISOString() }),
    expected: "invalid_field",
    departs: { kind: "dates_are_not_compared", minio: "accepted" },
  },
  {
    title: "a credential for another region after signing",
    why: "the region is part of what the key is derived from",
    form: ({ byHand }) => changed(byHand(), "x-amz-credential", (text) => text.replace("us-east-1", "eu-west-1")),
    expected: "signature_mismatch",
    departs: { kind: "own_codes_for_credentials", minio: "AuthorizationHeaderMalformed" },
    explainedAs: "wrong_region",
  },
  {
    title: "an algorithm that was altered",
    why: "forms are signed with AWS4-HMAC-SHA256",
    form: ({ product }) => changed(product(), "x-amz-algorithm", () => "AWS4-HMAC-SHA1"),
    expected: "unsupported_algorithm",
    departs: { kind: "algorithms_are_values", minio: "AccessDenied" },
    explainedAs: "condition_failed",
  },
  {
    title: "another algorithm that was signed",
    why: "forms are signed with AWS4-HMAC-SHA256",
    form: ({ byHand }) => byHand({ algorithm: "AWS4-HMAC-SHA512" }),
    expected: "unsupported_algorithm",
    departs: { kind: "algorithms_are_values", minio: "accepted" },
  },
  {
    title: "the algorithm in small letters",
    why: "forms are signed with AWS4-HMAC-SHA256, so written",
    form: ({ byHand }) => byHand({ algorithm: "aws4-hmac-sha256" }),
    expected: "unsupported_algorithm",
    departs: { kind: "algorithms_are_values", minio: "accepted" },
  },
];

export const sessionTokenCases: readonly MatrixCase[] = [
  {
    title: "temporary credentials with their token",
    why: "the token goes with the credentials",
    form: ({ product, temporary }) => product({ credentials: temporary }),
    expected: "accepted",
  },
  {
    title: "temporary credentials without their token",
    why: "without it S3 finds no such credentials",
    form: ({ byHand, temporary: { accessKeyId, secretAccessKey } }) =>
      byHand({ credentials: { accessKeyId, secretAccessKey } }),
    expected: "unknown_access_key",
    beyondTheForm: true,
    departs: { kind: "other_codes_for_tokens", minio: "InvalidTokenId" },
    explainedAs: "invalid_token",
  },
  {
    title: "temporary credentials whose token was left out of the form",
    why: "without it S3 finds no such credentials",
    form: ({ product, temporary }) => without(product({ credentials: temporary }), "x-amz-security-token"),
    expected: "unknown_access_key",
    beyondTheForm: true,
    departs: { kind: "other_codes_for_tokens", minio: "InvalidTokenId" },
    explainedAs: "invalid_token",
  },
  {
    title: "temporary credentials with another token",
    why: "the token is not theirs",
    form: ({ product, temporary }) => product({ credentials: { ...temporary, sessionToken: "another" } }),
    expected: "invalid_token",
    beyondTheForm: true,
    departs: { kind: "other_codes_for_tokens", minio: "InvalidTokenId" },
  },
  {
    title: "permanent credentials with a token",
    why: "they have none",
    form: ({ product, permanent, temporary: { sessionToken = "" } }) =>
      product({ credentials: { ...permanent, sessionToken } }),
    expected: "invalid_token",
    beyondTheForm: true,
    departs: { kind: "other_codes_for_tokens", minio: "InvalidTokenId" },
  },
];
