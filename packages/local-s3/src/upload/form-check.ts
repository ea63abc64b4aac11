import type { Finding } from "@signed-s3/contracts";
import type { Credentials } from "@signed-s3/core";
import { verifyForm } from "@signed-s3/core/verifier";
import { largestAllowed, refusal } from "../answer/refusal.ts";
import { s3Error } from "../answer/s3-error.ts";
import type { FormValues } from "../form/form-values.ts";
import type { ReceivedForm } from "../form/receive-form.ts";
import { checkSessionToken, signatureFor } from "./credential-check.ts";

/** A form and its circumstances. */
export interface FormToCheck {
  readonly received: ReceivedForm;
  readonly form: FormValues;
  readonly bucket: string;
  /** Undefined: any will do. */
  readonly region?: string | undefined;
  readonly credentials: readonly Credentials[];
  readonly now: Date;
}

/** What is known of a file when it has come whole. */
export interface WholeFile {
  /** Bytes. */
  readonly size: number;
  /** Base64, by the field that bears the expected one. */
  readonly checksums: Readonly<Record<string, string>>;
}

/**
 * Checks all of a form that can be checked before its file is read.
 *
 * @param upload The form.
 * @returns The largest file that it allows, in bytes.
 * @throws {S3Error} What S3 says to such a form.
 */
export function checkForm(upload: FormToCheck): number {
  const { form, credentials, now } = upload;
  // A form without a policy is that of somebody unknown, and the store's buckets are private.
  if (form.get("key") && !form.get("policy")) throw s3Error("AccessDenied");
  throwFirst(findingsOf(upload, {}), upload);
  checkSessionToken(credentials, form, now);
  const tooLarge = findingsOf(upload, { size: Number.MAX_SAFE_INTEGER });
  return Math.min(...tooLarge.map(largestAllowed));
}

/**
 * Checks a form with its file.
 *
 * @param upload The form.
 * @param file The file.
 * @param proposedSize What an answer says of the file's size: bytes. Default: its size.
 * @throws {S3Error} `EntityTooLarge`, `EntityTooSmall` or `BadDigest`.
 */
export function checkFile(upload: FormToCheck, file: WholeFile, proposedSize: number = file.size): void {
  throwFirst(findingsOf(upload, file), upload, proposedSize);
}

function findingsOf(
  { received, form, bucket, region, credentials, now }: FormToCheck,
  facts: Partial<WholeFile>,
): Finding[] {
  const { fields, file } = received;
  return verifyForm({
    fields,
    file: { name: file?.name, contentType: file?.contentType, ...facts },
    bucket,
    region,
    now,
    signatureOf: signatureFor(credentials, form),
  }).findings;
}

function throwFirst([first]: readonly Finding[], { form }: FormToCheck, proposedSize?: number): void {
  if (first) throw refusal(first, { form, proposedSize });
}
