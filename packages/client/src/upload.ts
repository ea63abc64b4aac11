import type { UploadResult } from "./answers/s3-answer.ts";
import { isSignedForm } from "./answers/signed-form.ts";
import type { Call } from "./call.ts";
import { UploadError } from "./errors/upload-error.ts";
import { type FormOrigin, formSource } from "./form/form-source.ts";
import { withPatience } from "./patience/with-patience.ts";
import { withRetries } from "./patience/with-retries.ts";
import { runtimeWith } from "./runtime.ts";
import { type SendOptions, sendFile } from "./send-file.ts";
import type { UploadFile } from "./upload-file.ts";

/**
 * What {@link upload} takes: where the form comes from (the service's address and what `createSignedUrl` takes besides, or
 * `form`), and how to upload.
 */
export type UploadOptions = Call & FormOrigin & SendOptions;

// A source of forms may be one that a person has to answer.
const formPatienceMs = 120_000;

/**
 * Uploads a file to S3 by a signed form. The form is asked for anew, and the file sent again under its new key, where the form
 * has expired, the connection broke or S3 is busy; an upload that failed so may leave an object that nobody refers to. A form
 * that is given as such is used once. The file's type, where it has one, is asked to be that of the form.
 *
 * @param file What to upload.
 * @param options Where the form comes from, and how to upload.
 * @returns Where the file is.
 * @throws {UploadError} See its `code`; nothing else is thrown for what can go wrong.
 * @throws {TypeError} The options make no sense: `service` is no URL, or the form redirects after the upload.
 * @example
 * ```ts
 * const { location } = await upload(input.files[0], {
 *   service: "https://sign.example.com",
 *   onProgress: ({ sent, size }) => { bar.value = sent / size; },
 * });
 * ```
 */
export function upload(file: UploadFile, options: UploadOptions): Promise<UploadResult> {
  const runtime = runtimeWith(options.runtime);
  const source = formSource(options, options);
  const isSpent = options.form !== undefined && typeof options.form !== "function";
  // A request for a form has its own limit, which may be longer.
  const ms = Math.max(formPatienceMs, (options.form === undefined && options.timeoutMs) || 0);
  const retry = isSpent ? { attempts: 1 } : options.retry;
  return withRetries({ ...options, retry }, runtime, async () => {
    const patience = { ms, signal: options.signal, setTimer: runtime.setTimer };
    const form = await withPatience(patience, (given) => source(file, given));
    if (!isSignedForm(form)) throw new UploadError("invalid_form", "What was given for a form is none.");
    return sendFile(file, form, options, runtime);
  });
}
