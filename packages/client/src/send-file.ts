import type { Finding, SignedForm } from "@signed-s3/contracts";
import { readS3Answer, type UploadResult } from "./answers/s3-answer.ts";
import type { Call } from "./call.ts";
import { networkError } from "./errors/network-error.ts";
import { UploadError } from "./errors/upload-error.ts";
import { type FormFieldEntries, fieldsFor } from "./form/fields-for.ts";
import { readPolicy } from "./form/policy.ts";
import { withPatience } from "./patience/with-patience.ts";
import type { Runtime } from "./runtime.ts";
import type { Answer } from "./transport/transport.ts";
import type { UploadFile } from "./upload-file.ts";

/** How far an upload is. */
export interface Progress {
  /** Bytes of the file that are on their way or there. It begins anew where an upload is tried again. */
  readonly sent: number;
  /** All bytes of the file. */
  readonly size: number;
}

/** Tells why S3 refuses a form: `explain` of `@signed-s3/client/explain`. */
export type Explain = (upload: {
  readonly fields: FormFieldEntries;
  readonly file: UploadFile;
  /** What S3 answered, where it was asked. */
  readonly s3Error?: string | undefined;
}) => readonly Finding[];

/** How a file is sent. */
export interface SendOptions {
  /** Is told how far the upload is. */
  readonly onProgress?: ((progress: Progress) => void) | undefined;
  /** For how long an upload may stand still, in milliseconds. @default 60_000 */
  readonly stallMs?: number | undefined;
  /** Looks at the form before a byte is sent, and at S3's refusals: what it finds is on the error. @default nobody does */
  readonly explain?: Explain | undefined;
}

// Where the transport does not tell how far it is, an upload may take as long as it would at 16 KB a second.
const slowestBytesPerMs = 16;

/**
 * Sends a file by one form, once.
 *
 * @param file The file.
 * @param form The form.
 * @param options How to send it, and who may cancel.
 * @param runtime Whose transport and timers are used.
 * @returns Where the file is.
 * @throws {UploadError} The file is not what the form is for, the way there broke, or S3 refused.
 * @throws What `onProgress` throws.
 */
export async function sendFile(
  file: UploadFile,
  form: SignedForm,
  { onProgress = () => {}, stallMs = 60_000, explain = () => [], signal }: SendOptions & Call,
  { transport, setTimer }: Runtime,
): Promise<UploadResult> {
  const { size } = file;
  const policy = readPolicy(form.fields.policy);
  const fields = fieldsFor(form, policy, file);
  const findings = explain({ fields, file });
  if (findings[0]) throw new UploadError("invalid_form", findings[0].remedy, { findings });

  const ms = transport.tellsProgress ? stallMs : stallMs + size / slowestBytesPerMs;
  const answer = await withPatience({ ms, signal, setTimer }, (given, alive) => {
    return new Promise<Answer>((resolve, reject) => {
      let underWay = 0;
      const report = (sent: number): void => {
        underWay = sent;
        alive();
        try {
          if (!given.aborted) onProgress({ sent, size });
        } catch (mistake) {
          // A fault of the caller's own must not look like one of the network, and be tried again.
          reject(mistake);
        }
      };
      const { url } = form;
      transport.post({ url, fields, file, onProgress: report, signal: given }).then(resolve, async (error: unknown) => {
        const sent = underWay && `${underWay} of ${size} bytes`;
        reject(await networkError(error, { peer: "S3", url, signal: given, sent }));
      });
    });
  });
  const result = readS3Answer(answer, form, policy.bucket, (s3Error) => explain({ fields, file, s3Error }));
  onProgress({ sent: size, size });
  return result;
}
