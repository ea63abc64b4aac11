/**
 * Asks the Signed S3 Resource API for forms and uploads files by them: in browsers, Bun, Deno and Node.
 *
 * @module
 */
export type { UploadResult } from "./answers/s3-answer.ts";
export type { Call, Retry } from "./call.ts";
export { type CreateSignedUrlOptions, createSignedUrl, type FormRequest } from "./create-signed-url.ts";
export type { ClientErrorCode, S3ErrorCode, UploadErrorCode } from "./errors/error-codes.ts";
export { UploadError } from "./errors/upload-error.ts";
export type { FormSource } from "./form/form-source.ts";
export type { Runtime } from "./runtime.ts";
export type { Explain, Progress } from "./send-file.ts";
export { fetchTransport } from "./transport/fetch-transport.ts";
export type { Answer, Outgoing, Transport } from "./transport/transport.ts";
export { type UploadOptions, upload } from "./upload.ts";
export { type Outcome, type UploadAllOptions, uploadAll } from "./upload-all.ts";
export type { UploadFile } from "./upload-file.ts";
