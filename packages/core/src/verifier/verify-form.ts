import type { Explanation, Finding } from "@signed-s3/contracts";
import { checkPolicy } from "./check-policy.ts";
import { checkRequiredFields } from "./check-required-fields.ts";
import { checkSignature, type SignatureOf } from "./check-signature.ts";
import { checkSigningFields } from "./check-signing-fields.ts";
import { type FormEntries, readForm } from "./form.ts";
import type { FileFacts, Upload } from "./upload.ts";

/** A form and what is known of its circumstances. What is not known is not checked. */
export interface VerifyOptions {
  /** The form's fields as sent, in order, without the file part; a record stands for its entries. */
  readonly fields: FormEntries | Readonly<Record<string, string>>;
  /** What is known of the file. */
  readonly file?: FileFacts | undefined;
  /** The bucket that the form was posted to. */
  readonly bucket?: string | undefined;
  /** The time; without it the expiration is not checked. */
  readonly now?: Date | undefined;
  /** Tells the signature that the policy should have; without it the signature is not checked. */
  readonly signatureOf?: SignatureOf | undefined;
  /** The XML that S3 answered with. */
  readonly s3Error?: string | undefined;
}

/** Whether S3 accepts a form, and if not, why: the first finding is the one that S3 itself reports. */
export type Verdict = Explanation;

const mostFindings = 100;

/**
 * Tells why S3 refuses a form: every reason at once, each with what to do about it. It never throws, whatever the form
 * holds, and it tells no secret: not the policy, the session token or a signature.
 *
 * @param options The form and what is known of its circumstances.
 * @returns The verdict; at most 100 findings, in the order in which S3 comes upon them.
 * @see https://docs.aws.amazon.com/AmazonS3/latest/API/RESTObjectPOST.html
 * @example
 * ```ts
 * const { accepted, findings } = verifyForm({ fields, file: { size: 42 }, now: new Date() });
 * if (!accepted) console.error(findings.map(({ remedy }) => remedy).join("\n"));
 * ```
 */
export function verifyForm(options: VerifyOptions): Verdict {
  const { fields, file = {}, bucket, now, signatureOf } = options;
  const form = readForm(fields, file.name);
  const findings: Finding[] = [];
  if (form) {
    const upload: Upload = { form, file, bucket };
    findings.push(
      ...checkRequiredFields(form),
      ...checkSigningFields(form),
      ...checkSignature(form, signatureOf),
      ...checkPolicy(upload, now),
    );
  }
  return { accepted: findings.length === 0, findings: findings.slice(0, mostFindings) };
}
