import { type Static, Type } from "@sinclair/typebox";

/**
 * Every refusal that the API knows: the HTTP status it is answered with, a title that never changes for the code, and
 * when it happens.
 */
export const errorCodes = {
  malformed_json: {
    status: 400,
    title: "The body is not JSON",
    when: "The content type says JSON and the body does not parse as JSON (RFC 8259), UTF-8 included; or it nests too deeply to be compared by its Idempotency-Key.",
  },
  malformed_form: {
    status: 400,
    title: "The body is not form-urlencoded",
    when: "The content type says form-urlencoded and a name or value is not valid percent-encoded UTF-8, names nest or repeat beyond the limits, or it is JSON.",
  },
  malformed_query: {
    status: 400,
    title: "The query is not form-urlencoded",
    when: "A name or value of the query is not valid percent-encoded UTF-8, or names nest or repeat beyond the limits.",
  },
  incomplete_body: {
    status: 400,
    title: "The body ended early",
    when: "The connection closed before the announced body had arrived.",
  },
  invalid_idempotency_key: {
    status: 400,
    title: "The Idempotency-Key is not one",
    when: "The service makes requests repeatable (IDEMPOTENCY_SECRET), and the header is empty, longer than 255 characters, or has others than visible ASCII.",
  },
  unauthorized: {
    status: 401,
    title: "The caller is not known",
    when: "There is no bearer token, or none that the service takes; `WWW-Authenticate` says how to authenticate.",
  },
  forbidden: {
    status: 403,
    title: "The caller may not do this",
    when: "The caller is known and may not use the upload profile that `data.profile` names.",
  },
  not_found: { status: 404, title: "There is nothing at this path", when: "No operation has this path." },
  method_not_allowed: {
    status: 405,
    title: "This path does not take this method",
    when: "The path exists for other methods: the `Allow` header lists them.",
  },
  not_acceptable: {
    status: 406,
    title: "The answer can only be JSON",
    when: "The `Accept` header excludes application/json.",
  },
  request_timeout: {
    status: 408,
    title: "The body took too long to arrive",
    when: "The body had not arrived in full within ten seconds; the connection is closed.",
  },
  body_too_large: {
    status: 413,
    title: "The body is too large",
    when: "The body is longer than the service takes (REQUEST_MAX_BYTES).",
  },
  unsupported_media_type: {
    status: 415,
    title: "The body is of a type that is not understood",
    when: "There is a body that is neither application/json nor application/x-www-form-urlencoded in UTF-8, or it is content-encoded.",
  },
  invalid_envelope: { status: 422, title: "The request is not an object", when: "The body is JSON but no object." },
  invalid_uuid: { status: 422, title: "The uuid is not a UUID", when: "`uuid` is neither a UUID nor null." },
  invalid_command: {
    status: 422,
    title: "The command is not known here",
    when: "`command` is neither null nor the command of this path.",
  },
  invalid_data: {
    status: 422,
    title: "The data is not valid",
    when: "`data` is neither null nor an object.",
  },
  invalid_content_type: {
    status: 422,
    title: "The content type is not a media type",
    when: "`data.content_type` is no media type, or a list of them.",
  },
  content_type_not_allowed: {
    status: 422,
    title: "The content type is not allowed here",
    when: "The service allows certain content types, and `data.content_type` is none of them, or is missing.",
  },
  invalid_content_length_range: {
    status: 422,
    title: "The size range is not one",
    when: "`data.content_length_range` is not two whole numbers of bytes, the least first.",
  },
  content_length_range_not_allowed: {
    status: 422,
    title: "The size range is wider than allowed",
    when: "`data.content_length_range` goes beyond the service's own limits.",
  },
  invalid_filename: { status: 422, title: "The file name is not one", when: "`data.filename` can't name a file." },
  invalid_metadata: {
    status: 422,
    title: "The metadata is not valid",
    when: "`data.metadata` has a name that is no header token, a value that is no text, or is over 2 KB in all.",
  },
  invalid_checksum_sha256: {
    status: 422,
    title: "The checksum is not a SHA-256",
    when: "`data.checksum_sha256` is not base64 of 32 bytes.",
  },
  invalid_cache_control: {
    status: 422,
    title: "The Cache-Control is not a header",
    when: "`data.cache_control` is empty or has control characters.",
  },
  invalid_success_action_redirect: {
    status: 422,
    title: "The redirect is not a URL",
    when: "`data.success_action_redirect` is no http or https URL.",
  },
  redirect_not_allowed: {
    status: 422,
    title: "The redirect is not allowed",
    when: "`data.success_action_redirect` leads to an origin that the service does not allow.",
  },
  invalid_tags: {
    status: 422,
    title: "The tags are not valid",
    when: "`data.tags` has more than ten tags, or one that S3 does not take.",
  },
  invalid_expires_in: {
    status: 422,
    title: "The expiry is not allowed",
    when: "`data.expires_in` is not a whole number of seconds from 1 to the service's maximum.",
  },
  unknown_profile: {
    status: 422,
    title: "There is no such upload profile",
    when: "`data.profile` names no upload profile of the service.",
  },
  invalid_fields: {
    status: 422,
    title: "The form's fields are not texts by name",
    when: "`data.fields` of an upload to explain is missing or no object, or a field's value is no text.",
  },
  invalid_file: {
    status: 422,
    title: "The file is not described well",
    when: "`data.file` of an upload to explain is no object, its size no whole number of bytes, or its type or name no text.",
  },
  invalid_s3_error: {
    status: 422,
    title: "The S3 error is not text",
    when: "`data.s3_error` of an upload to explain is no text.",
  },
  rate_limited: {
    status: 429,
    title: "There are too many requests",
    when: "This caller has sent more requests than one process takes in a minute (RATE_LIMIT_PER_MINUTE); `Retry-After` says when to ask again.",
  },
  internal_error: {
    status: 500,
    title: "The service failed",
    when: "A fault of the service itself; its log has it under the request id.",
  },
  bad_gateway: {
    status: 502,
    title: "No replica gave an answer",
    when: "The load balancer tried several replicas and each broke off; `Retry-After` says when to ask again.",
  },
  authentication_unavailable: {
    status: 503,
    title: "The service can't tell who is calling",
    when: "The keys that tokens are verified with can't be fetched from their issuer; `Retry-After` says when to ask again.",
  },
  credentials_unavailable: {
    status: 503,
    title: "The service has no valid credentials",
    when: "There are no AWS credentials to sign with, or they have expired; `Retry-After` says when to ask again.",
  },
  service_unavailable: {
    status: 503,
    title: "No replica is there to answer",
    when: "The load balancer knows of no replica that is ready; `Retry-After` says when to ask again.",
  },
  gateway_timeout: {
    status: 504,
    title: "No replica answered in time",
    when: "The load balancer asked several replicas and none answered; `Retry-After` says when to ask again.",
  },
} as const satisfies Record<string, { status: number; title: string; when: string }>;

/** The code of a refusal. */
export type ErrorCode = keyof typeof errorCodes;

/** The schema of {@link ErrorCode}. */
export const ErrorCodeSchema = Type.Union(
  (Object.keys(errorCodes) as ErrorCode[]).map((code) =>
    Type.Literal(code, { description: `${errorCodes[code].status}: ${errorCodes[code].when}` }),
  ),
);
export type ErrorCodeSchema = Static<typeof ErrorCodeSchema>;
