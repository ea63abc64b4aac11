import type { Form } from "./form.ts";

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

/** A form as it was sent, with its file, to a bucket. */
export interface SentForm {
  readonly form: Form;
  readonly file: FileFacts;
  /** The bucket that the form was posted to. */
  readonly bucket: string | undefined;
}
