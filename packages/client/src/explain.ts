/**
 * Why would S3 refuse this form? Core's verifier, for browsers as well. It is apart, so that pages that do not ask do not load it.
 *
 * @module
 */
import type { Finding } from "@signed-s3/contracts";
import { verifyForm } from "@signed-s3/core/verifier";
import type { FormFieldEntries } from "./form/fields-for.ts";

/** A form with what is known of its file; what is not known is not judged. */
export interface FormToExplain {
  /** The fields as they are sent. */
  readonly fields: FormFieldEntries | Readonly<Record<string, string>>;
  readonly file: { readonly size?: number; readonly type?: string; readonly name?: string | undefined };
  /** The XML that S3 answered with, where it was asked. */
  readonly s3Error?: string | undefined;
  /** The time. @default not known: whether the form has expired is not judged */
  readonly now?: Date;
}

/**
 * Tells every reason for which S3 refuses a form, each with what to do about it: from the form and the file alone, or with what
 * S3 has answered. No clock is asked: that of the machine may be wrong, and S3 tells when a form has expired.
 *
 * @param upload The form, its file, S3's answer, if there is one, and the time, if it is trusted.
 * @returns The reasons, S3's own first; none: S3 would take the form.
 * @example
 * ```ts
 * await upload(file, { service, explain }).catch(({ findings }) => console.error(findings));
 * ```
 */
export const explain = ({ fields, file, s3Error, now }: FormToExplain): readonly Finding[] => {
  const { size, type: contentType, name = "file" } = file;
  return verifyForm({ fields, file: { size, contentType, name }, s3Error, now }).findings;
};
