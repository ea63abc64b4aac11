import type { Finding } from "@signed-s3/contracts";
import { finding, quoted } from "./finding.ts";
import type { Form } from "./form.ts";

/** What a credential says. */
export interface Credential {
  readonly accessKeyId: string;
  readonly dateStamp: string;
  readonly region: string;
}

/**
 * Reads an `x-amz-credential`: `access-key-id/yyyymmdd/region/s3/aws4_request`.
 *
 * @returns The credential; undefined where it has another shape.
 * @see https://docs.aws.amazon.com/AmazonS3/latest/API/sigv4-authentication-HTTPPOST.html
 * @example
 * ```ts
 * readCredential("AKID/20190220/us-east-1/s3/aws4_request")?.region; // "us-east-1"
 * ```
 */
export function readCredential(field: string): Credential | undefined {
  const [accessKeyId, dateStamp, region, service, request, ...rest] = field.split("/");
  if (!accessKeyId || !region || service !== "s3" || request !== "aws4_request" || rest.length > 0) return undefined;
  return dateStamp && /^\d{8}$/.test(dateStamp) ? { accessKeyId, dateStamp, region } : undefined;
}

/**
 * Checks that the fields which say how the form was signed have the shape that S3 wants, and agree.
 *
 * @param form The form. Fields that are missing are not checked.
 * @see https://docs.aws.amazon.com/AmazonS3/latest/API/sigv4-authentication-HTTPPOST.html
 * @example
 * ```ts
 * checkSigningFields(form).map(({ code }) => code); // ["unsupported_algorithm"]
 * ```
 */
export function checkSigningFields(form: Form): Finding[] {
  const findings: Finding[] = [];
  const [algorithm, sent, date] = ["x-amz-algorithm", "x-amz-credential", "x-amz-date"].map((n) => form.get(n)?.value);
  if (algorithm && algorithm !== "AWS4-HMAC-SHA256") {
    const remedy = "Send the field x-amz-algorithm with the value AWS4-HMAC-SHA256: S3 signs with nothing else.";
    findings.push(finding("unsupported_algorithm", remedy, { sent: algorithm, expected: "AWS4-HMAC-SHA256" }));
  }
  if (date && !/^\d{8}T\d{6}Z$/.test(date)) {
    const remedy = "Send the field x-amz-date just as it came with the form: a date such as 20260101T000000Z.";
    findings.push(finding("invalid_field", remedy, { sent: date, expected: "YYYYMMDDThhmmssZ" }));
  }
  const credential = sent ? readCredential(sent) : undefined;
  if (sent && !credential) {
    const remedy =
      "Send the field x-amz-credential just as it came with the form: five parts between slashes, ending in s3/aws4_request.";
    findings.push(
      finding("malformed_credential", remedy, { sent, expected: "ACCESS-KEY-ID/YYYYMMDD/REGION/s3/aws4_request" }),
    );
  }
  if (credential && date && !date.startsWith(credential.dateStamp)) {
    const remedy = `Send x-amz-credential and x-amz-date of the same form: one is of ${credential.dateStamp}, the other of ${quoted("x-amz-date", date.slice(0, 8))}.`;
    findings.push(finding("malformed_credential", remedy, { sent: date, expected: `${credential.dateStamp}T…Z` }));
  }
  return findings;
}
