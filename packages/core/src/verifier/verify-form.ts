import type { Explanation, Finding } from "@signed-s3/contracts";
import { checkChecksumFields, checkDigests } from "./check-checksums.ts";
import { checkFieldConditions, checkFileConditions } from "./check-conditions.ts";
import { checkExpiration } from "./check-expiration.ts";
import { checkExtraFields } from "./check-extra-fields.ts";
import { checkFieldValues } from "./check-field-values.ts";
import { checkFileSize } from "./check-file-size.ts";
import { checkRegion } from "./check-region.ts";
import { checkRepeatedFields } from "./check-repeated-fields.ts";
import { checkRequiredFields } from "./check-required-fields.ts";
import { checkSignature } from "./check-signature.ts";
import { checkAlgorithm, checkCredential } from "./check-signing-fields.ts";
import { checkTagging } from "./check-tagging.ts";
import { finding } from "./finding.ts";
import { type Form, type FormEntries, largestForm, readForm } from "./form.ts";
import { readPolicy } from "./read-policy.ts";
import { s3First } from "./s3-first.ts";
import type { FileFacts } from "./sent-form.ts";
import type { SignatureOf } from "./signature-request.ts";
import type { Check } from "./upload.ts";

/** A form and what is known of its circumstances. What is not known is not checked. */
export interface VerifyOptions {
  /** The form's fields as sent, in order, without the file part; a record stands for its entries. */
  readonly fields: FormEntries | Readonly<Record<string, string>>;
  /** What is known of the file. */
  readonly file?: FileFacts | undefined;
  /** The bucket that the form was posted to. */
  readonly bucket?: string | undefined;
  /** The AWS region of that bucket; without it the region that the form was signed for is not checked. */
  readonly region?: string | undefined;
  /** The time; without it the expiration is not checked. */
  readonly now?: Date | undefined;
  /** Tells the signature that the policy should have; without it the signature is not checked. */
  readonly signatureOf?: SignatureOf | undefined;
  /** The XML that S3 answered with. A form that S3 refused is never accepted. */
  readonly s3Error?: string | undefined;
}

/** Whether S3 accepts a form, and if not, why: the first finding is the one that S3 itself reports. */
export type Verdict = Explanation;

const mostFindings = 100;

/** All that S3 looks at, in its order. */
const checks: readonly Check[] = [
  checkRequiredFields,
  checkAlgorithm,
  checkCredential,
  checkRegion,
  checkSignature,
  ({ policy }) => policy.findings,
  checkExpiration,
  checkRepeatedFields,
  checkFieldConditions,
  checkExtraFields,
  checkFieldValues,
  checkTagging,
  checkChecksumFields,
  checkFileSize,
  checkFileConditions,
  checkDigests,
];

/**
 * Tells why S3 refuses a form: every reason at once, each with what to do about it. It never throws, whatever the form
 * holds, and it tells no secret: neither policy nor session token nor signature.
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
  const form = readForm(options.fields, options.file?.name);
  const found = form ? findingsOf(form, options) : [formTooLarge()];
  const findings = options.s3Error?.trim() ? s3First(found, options.s3Error, form) : found;
  return { accepted: findings.length === 0, findings: findings.slice(0, mostFindings) };
}

function findingsOf(form: Form, { file = {}, bucket, region, now, signatureOf }: VerifyOptions): Finding[] {
  const policy = readPolicy(form.get("policy")?.value);
  return checks.flatMap((check) => check({ form, policy, file, bucket, region, now, signatureOf }));
}

function formTooLarge(): Finding {
  const remedy = "Send fewer or shorter fields: of a form S3 reads at most 20 KB before the file.";
  return finding("form_too_large", remedy, { expected: `at most ${largestForm} bytes` });
}
