/**
 * Why would S3 refuse this form? Runs wherever JavaScript does: it takes no cryptography of the runtime.
 *
 * @module
 */
export type { SignatureOf, SignatureRequest } from "./check-signature.ts";
export type { FormEntries } from "./form.ts";
export type { FileFacts } from "./upload.ts";
export { type Verdict, type VerifyOptions, verifyForm } from "./verify-form.ts";
