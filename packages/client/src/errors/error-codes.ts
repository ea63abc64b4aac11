import type { ErrorCode } from "@signed-s3/contracts";

/**
 * What goes wrong on this side, or on the way:
 * - `aborted`: the caller's signal fired; `cause` is its reason.
 * - `network_error`: no connection, or it broke.
 * - `offline`: this machine has no network, as the browser says.
 * - `hidden_by_cors`: an answer without leave for this page to read it: the CORS rules of S3 or of the service don't have the
 *   page's origin, or something before them answers in their place, such as a load balancer with 503.
 * - `timed_out`: nothing moved for too long.
 * - `invalid_answer`: what answered is neither the service nor S3, or its answer is damaged.
 * - `not_accepted`: the service refused with a code that this version does not know; `errors` has it.
 * - `form_unavailable`: the caller's own source of forms or of headers failed; `cause` is how.
 * - `invalid_form`: the form can't be used: its policy can't be read, or `findings` tell what S3 would refuse.
 * - `file_too_large`, `file_too_small`, `file_type_not_allowed`: the form was not signed for this file.
 * - `file_unreadable`: the file can't be read; `cause` is why.
 * - `file_changed`: the file has become shorter or longer since its size was taken.
 */
export type ClientErrorCode =
  | "aborted"
  | "network_error"
  | "offline"
  | "hidden_by_cors"
  | "timed_out"
  | "invalid_answer"
  | "not_accepted"
  | "form_unavailable"
  | "invalid_form"
  | "file_too_large"
  | "file_too_small"
  | "file_type_not_allowed"
  | "file_unreadable"
  | "file_changed";

/** S3's errors, by its own names in small letters; `s3_error` is any other: `s3Code` has S3's name for it. */
export type S3ErrorCode = (typeof s3ErrorCodes)[number] | "s3_policy_expired" | "s3_error";

/** Everything that an upload can end with, other than well. */
export type UploadErrorCode = ErrorCode | ClientErrorCode | S3ErrorCode;

// Only types are imported from the contracts, so that no schema is in a page's bundle; the compiler keeps the list whole.
const apiErrorCodes: Readonly<Record<ErrorCode, 1>> = {
  malformed_json: 1,
  malformed_form: 1,
  malformed_query: 1,
  incomplete_body: 1,
  invalid_idempotency_key: 1,
  unauthorized: 1,
  forbidden: 1,
  not_found: 1,
  method_not_allowed: 1,
  not_acceptable: 1,
  request_timeout: 1,
  body_too_large: 1,
  unsupported_media_type: 1,
  invalid_envelope: 1,
  invalid_uuid: 1,
  invalid_command: 1,
  invalid_data: 1,
  invalid_content_type: 1,
  content_type_not_allowed: 1,
  invalid_content_length_range: 1,
  content_length_range_not_allowed: 1,
  invalid_filename: 1,
  invalid_metadata: 1,
  invalid_checksum_sha256: 1,
  invalid_cache_control: 1,
  invalid_success_action_redirect: 1,
  redirect_not_allowed: 1,
  invalid_tags: 1,
  invalid_expires_in: 1,
  unknown_profile: 1,
  invalid_fields: 1,
  invalid_file: 1,
  invalid_s3_error: 1,
  rate_limited: 1,
  internal_error: 1,
  bad_gateway: 1,
  authentication_unavailable: 1,
  credentials_unavailable: 1,
  service_unavailable: 1,
  gateway_timeout: 1,
};

const s3ErrorCodes = [
  "s3_access_denied",
  "s3_bad_digest",
  "s3_entity_too_large",
  "s3_entity_too_small",
  "s3_expired_token",
  "s3_incomplete_body",
  "s3_internal_error",
  "s3_invalid_access_key_id",
  "s3_invalid_argument",
  "s3_invalid_policy_document",
  "s3_invalid_token",
  "s3_malformed_post_request",
  "s3_method_not_allowed",
  "s3_missing_content_length",
  "s3_no_such_bucket",
  "s3_not_implemented",
  "s3_request_timeout",
  "s3_service_unavailable",
  "s3_signature_does_not_match",
  "s3_slow_down",
] as const;

/**
 * Tells whether the service's code is one that this version knows.
 *
 * @param code What stands in the answer.
 * @example
 * ```ts
 * isApiErrorCode("invalid_uuid"); // true
 * ```
 */
export function isApiErrorCode(code: string): code is ErrorCode {
  return Object.hasOwn(apiErrorCodes, code);
}

/**
 * The code for an error of S3's.
 *
 * @param s3Code S3's own name of it.
 * @param message What S3 says besides: it has no name of its own for an expired form.
 * @see https://docs.aws.amazon.com/AmazonS3/latest/API/ErrorResponses.html
 * @example
 * ```ts
 * s3ErrorCodeOf("MalformedPOSTRequest", ""); // "s3_malformed_post_request"
 * ```
 */
export function s3ErrorCodeOf(s3Code: string, message: string): S3ErrorCode {
  if (/policy expired/i.test(message)) return "s3_policy_expired";
  const words = s3Code.replace(/([a-z])(?=[A-Z])|([A-Z])(?=[A-Z][a-z])/g, "$1$2_").toLowerCase();
  return s3ErrorCodes.find((code) => code === `s3_${words}`) ?? "s3_error";
}
