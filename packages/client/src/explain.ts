/**
 * Why would S3 refuse this form? Core's verifier, for browsers as well. It is apart, so that pages that do not ask do not load it.
 *
 * @module
 */
import { verifyForm } from "@signed-s3/core/verifier";
import type { Explain } from "./send-file.ts";

/**
 * Tells every reason for which S3 refuses a form, each with what to do about it: from the form and the file alone, or with what
 * S3 has answered. No clock is asked: that of the machine may be wrong, and S3 tells when a form has expired.
 *
 * @param upload The form's fields as they are sent, the file, and S3's answer, if there is one.
 * @returns The reasons, S3's own first; none: S3 would take the form.
 * @example
 * ```ts
 * await upload(file, { service, explain }).catch(({ findings }) => console.error(findings.map(({ remedy }) => remedy)));
 * ```
 */
export const explain: Explain = ({ fields, file: { size, type, name }, s3Error }) =>
  verifyForm({ fields, file: { size, contentType: type, name: name ?? "file" }, s3Error }).findings;
