/**
 * Why would S3 refuse this form? Runs wherever JavaScript does: it takes no cryptography of the runtime.
 *
 * @module
 */

export type { FormEntries } from "./form.ts";
export type { FileFacts } from "./sent-form.ts";
export type { SignatureOf, SignatureRequest } from "./signature-request.ts";
export { type Verdict, type VerifyOptions, verifyForm } from "./verify-form.ts";
