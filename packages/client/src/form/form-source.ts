import type { SignedForm } from "@signed-s3/contracts";
import type { Call } from "../call.ts";
import { type CreateSignedUrlOptions, createSignedUrl } from "../create-signed-url.ts";
import { UploadError } from "../errors/upload-error.ts";
import type { UploadFile } from "../upload-file.ts";

/** Gives a form for a file, a fresh one at each call. */
export type FormSource = (file: UploadFile, signal: AbortSignal) => Promise<SignedForm>;

/** Where an upload has its form from: the service, the caller's own source, or the caller's hand. */
export type FormOrigin =
  | (Omit<CreateSignedUrlOptions, keyof Call> & { readonly form?: undefined })
  | { readonly form: SignedForm | FormSource };

/**
 * Makes a source of forms of what the caller gives. The service is asked once at each call: it is for the upload to try again.
 *
 * @param origin What the caller gives.
 * @param call The upload's own options.
 */
export function formSource(origin: FormOrigin, { runtime }: Call): FormSource {
  if (origin.form === undefined) {
    return ({ type }, signal) => {
      const data = type ? { content_type: type, ...origin.data } : origin.data;
      return createSignedUrl({ ...origin, data, signal, runtime, retry: { attempts: 1 } });
    };
  }
  const { form } = origin;
  if (typeof form !== "function") return () => Promise.resolve(form);
  return async (file, signal) => {
    try {
      return await form(file, signal);
    } catch (cause) {
      if (cause instanceof UploadError) throw cause;
      throw new UploadError("form_unavailable", "There was no form to be had from the source that was given.", {
        cause,
      });
    }
  };
}
