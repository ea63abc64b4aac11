/**
 * Signs S3 POST forms and answers command envelopes. Pure: clock, ids and credentials are passed in, nothing is read from
 * the environment and no socket is opened.
 *
 * @module
 */
export {
  type Command,
  type CommandDefinition,
  CommandRefused,
  defineCommand,
  type Outcome,
  type Prepared,
  type RequestData,
  type Validation,
} from "./command/command.ts";
export { type Answer, type Dispatch, type DispatcherOptions, dispatcher } from "./command/dispatcher.ts";
export { type Fault, type FaultCodes, fault, faultsOf, type MakeFault } from "./command/fault.ts";
export { httpStatusOf } from "./command/http-status-of.ts";
export {
  type IdempotencyOptions,
  idempotency,
  type Repeatable,
  type RequestIdentity,
} from "./command/idempotency.ts";
export { jsonPointer } from "./command/json-pointer.ts";
export { notAccepted } from "./command/not-accepted.ts";
export { type CommandRegistry, commandRegistry } from "./command/registry.ts";
export {
  type SchemaIssue,
  type SchemaOutput,
  type SchemaResult,
  type StandardSchema,
  validateBy,
} from "./command/validate-by.ts";
export type { CheckedSignOptions } from "./post-policy/checked-sign-options.ts";
export type { ConstraintOptions } from "./post-policy/constraint-options.ts";
export type { Checksum, ChecksumAlgorithm } from "./post-policy/constraints/checksum.ts";
export { attachment, type ContentDisposition } from "./post-policy/constraints/content-disposition.ts";
export { isAllowedContentType } from "./post-policy/constraints/content-type.ts";
export type { ValueOrPrefix } from "./post-policy/constraints/field-value.ts";
export type { FreeCondition } from "./post-policy/constraints/free-condition.ts";
export type { CannedAcl, StorageClass } from "./post-policy/constraints/object-settings.ts";
export type { ServerSideEncryption } from "./post-policy/constraints/server-side-encryption.ts";
export type { SuccessActionStatus } from "./post-policy/constraints/success-action.ts";
export { encodePolicy, policyJson } from "./post-policy/policy-document.ts";
export type { SignOptions } from "./post-policy/sign-options.ts";
export { type Sign, signer } from "./post-policy/signer.ts";
export type { SignerOptions } from "./post-policy/signer-options.ts";
export { SigningError, type SigningErrorCode } from "./post-policy/signing-error.ts";
export {
  type CreateSignedS3FormDataOptions,
  createSignedS3FormData,
  type SigningContext,
} from "./s3-commands/create-signed-s3-form-data.ts";
export { type ExplainContext, explainS3Upload } from "./s3-commands/explain-s3-upload.ts";
export type { UploadLimits } from "./s3-commands/form-data/upload-limits.ts";
export { type Caller, expandKey, type KeyParts, type UploadProfile } from "./s3-commands/upload-profile.ts";
export { credentialScope } from "./sigv4/credential-scope.ts";
export type { Credentials } from "./sigv4/credentials.ts";
export { amzDate, dateStamp } from "./sigv4/date.ts";
export { hmacSha256 } from "./sigv4/hmac-sha256.ts";
export { signature } from "./sigv4/signature.ts";
export { signatureOf } from "./sigv4/signature-of.ts";
export { signingKey } from "./sigv4/signing-key.ts";
