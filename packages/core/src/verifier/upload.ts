import type { Finding } from "@signed-s3/contracts";
import type { SignatureOf } from "./check-signature.ts";
import type { Form } from "./form.ts";
import type { Policy } from "./read-policy.ts";

/** What is known of a file. What is not known is not checked. */
export interface FileFacts {
  /** Bytes. */
  readonly size?: number | undefined;
  /** The media type that the sender takes the file for. */
  readonly contentType?: string | undefined;
  /** The file name of the form's file part. */
  readonly name?: string | undefined;
  /** Base64 digests of the bytes by the field that would bear them, such as `x-amz-checksum-sha256` or `content-md5`. */
  readonly checksums?: Readonly<Record<string, string>> | undefined;
}

/** A form with what is known of its circumstances: what the checks look at. */
export interface Upload {
  readonly form: Form;
  readonly policy: Policy;
  readonly file: FileFacts;
  /** The bucket that the form was posted to. */
  readonly bucket: string | undefined;
  readonly now: Date | undefined;
  readonly signatureOf: SignatureOf | undefined;
}

/** One thing that S3 looks at: what is wrong with the upload in that respect. */
export type Check = (upload: Upload) => readonly Finding[];
