/**
 * Every reason why S3 refuses a form: the error code and HTTP status that S3 itself answers with, and when it happens.
 */
export const findingCodes = {
  field_missing: {
    s3Code: "InvalidArgument",
    status: 400,
    when: "The form lacks a field that every signed form has, such as `key` or `policy`.",
  },
  field_repeated: { s3Code: "InvalidArgument", status: 400, when: "The form has a field more than once." },
  malformed_policy: {
    s3Code: "InvalidPolicyDocument",
    status: 400,
    when: "The policy is not base64 of a JSON object with an expiration and conditions.",
  },
  malformed_credential: {
    s3Code: "InvalidArgument",
    status: 400,
    when: "`x-amz-credential` is not ACCESS-KEY-ID/DATE/REGION/s3/aws4_request, or its day is not that of `x-amz-date`.",
  },
  wrong_region: {
    s3Code: "InvalidArgument",
    status: 400,
    when: "The form was signed for another region than that of the bucket.",
  },
  unsupported_algorithm: {
    s3Code: "InvalidArgument",
    status: 400,
    when: "`x-amz-algorithm` is not AWS4-HMAC-SHA256.",
  },
  unknown_access_key: {
    s3Code: "InvalidAccessKeyId",
    status: 403,
    when: "The access key id does not exist, or it is a temporary one whose session token is missing.",
  },
  signature_mismatch: {
    s3Code: "SignatureDoesNotMatch",
    status: 403,
    when: "The signature is not that of the policy, by the secret that belongs to the access key id.",
  },
  policy_expired: { s3Code: "AccessDenied", status: 403, when: "The policy's expiration has passed." },
  condition_failed: { s3Code: "AccessDenied", status: 403, when: "A field's value is not what a condition asks." },
  extra_field: {
    s3Code: "AccessDenied",
    status: 403,
    when: "The form has a field that no condition of the policy names.",
  },
  file_too_large: {
    s3Code: "EntityTooLarge",
    status: 400,
    when: "The file is larger than the policy's size range, or than the 5 GB that a POST may bring.",
  },
  file_too_small: {
    s3Code: "EntityTooSmall",
    status: 400,
    when: "The file is smaller than the policy's size range.",
  },
  checksum_mismatch: { s3Code: "BadDigest", status: 400, when: "The file's bytes are not those of the checksum." },
  invalid_field: {
    s3Code: "InvalidArgument",
    status: 400,
    when: "A field's value is not one that S3 understands: a tagging that is not XML, a checksum of the wrong length, …",
  },
  key_too_long: { s3Code: "KeyTooLongError", status: 400, when: "The key is longer than 1,024 bytes of UTF-8." },
  metadata_too_large: {
    s3Code: "MetadataTooLarge",
    status: 400,
    when: "The x-amz-meta-* names and values are more than 2 KB in all.",
  },
  unknown_bucket: { s3Code: "NoSuchBucket", status: 404, when: "The bucket does not exist." },
  invalid_token: {
    s3Code: "InvalidToken",
    status: 400,
    when: "The session token is not that of the access key id, or it has expired.",
  },
  form_too_large: {
    s3Code: "MaxPostPreDataLengthExceeded",
    status: 400,
    when: "The fields before the file are more than 20 KB in all.",
  },
  malformed_form: {
    s3Code: "MalformedPOSTRequest",
    status: 400,
    when: "The body is not well-formed multipart/form-data.",
  },
  s3_said: {
    s3Code: "AccessDenied",
    status: 403,
    when: "S3 refused for a reason that the form does not show, such as the permissions of the credentials.",
  },
} as const satisfies Record<string, { s3Code: string; status: number; when: string }>;

/** The code of a finding. */
export type FindingCode = keyof typeof findingCodes;
