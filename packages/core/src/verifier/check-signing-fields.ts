import { readCredential } from "./credential.ts";
import { finding } from "./finding.ts";
import type { Check } from "./upload.ts";

/**
 * Checks the field that says by which algorithm the form was signed.
 *
 * @see https://docs.aws.amazon.com/AmazonS3/latest/API/sigv4-authentication-HTTPPOST.html
 */
export const checkAlgorithm: Check = ({ form }) => {
  const sent = form.get("x-amz-algorithm")?.value;
  if (!sent || sent === "AWS4-HMAC-SHA256") return [];
  const remedy =
    "Send the field x-amz-algorithm with the value AWS4-HMAC-SHA256: forms are signed in no other way here.";
  return [finding("unsupported_algorithm", remedy, { sent, expected: "AWS4-HMAC-SHA256" })];
};

/**
 * Checks the fields that say when and with whose credentials the form was signed: their shape, and that they agree.
 *
 * @see https://docs.aws.amazon.com/AmazonS3/latest/API/sigv4-authentication-HTTPPOST.html
 */
export const checkCredential: Check = ({ form }) => {
  const sent = form.get("x-amz-credential")?.value;
  const date = form.get("x-amz-date")?.value;
  const dateIsGood = !date || /^\d{8}T\d{6}Z$/.test(date);
  const credential = readCredential(sent);
  const agrees = !credential || !date || date.startsWith(credential.dateStamp);
  return [
    ...(dateIsGood ? [] : [finding("invalid_field", dateRemedy, { sent: date, expected: "YYYYMMDDThhmmssZ" })]),
    ...(!sent || credential ? [] : [finding("malformed_credential", credentialRemedy, { sent, expected: shape })]),
    ...(agrees || !dateIsGood
      ? []
      : [finding("malformed_credential", dayRemedy, { sent: date, expected: `${credential.dateStamp}T…Z` })]),
  ];
};

const shape = "ACCESS-KEY-ID/YYYYMMDD/REGION/s3/aws4_request";
const dateRemedy =
  "Send the field x-amz-date just as it came with the form: a date in UTC without punctuation, such as 20260101T000000Z.";
const credentialRemedy = `Send the field x-amz-credential just as it came with the form: ${shape}.`;
const dayRemedy = "Send x-amz-credential and x-amz-date of the same form: these are of two different days.";
