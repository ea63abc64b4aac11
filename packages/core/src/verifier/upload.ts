import type { Finding } from "@signed-s3/contracts";
import type { Policy } from "./read-policy.ts";
import type { SentForm } from "./sent-form.ts";
import type { SignatureOf } from "./signature-request.ts";

/** A form with what is known of its circumstances: what the checks look at. */
export interface Upload extends SentForm {
  readonly policy: Policy;
  readonly now: Date | undefined;
  /** The region of the bucket. */
  readonly region: string | undefined;
  readonly signatureOf: SignatureOf | undefined;
}

/** One thing that S3 looks at: what is wrong with the upload in that respect. */
export type Check = (upload: Upload) => readonly Finding[];
