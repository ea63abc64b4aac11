/** What a browser gets from the server a form is posted to. */
export type UploadAnswer = { readonly status: number; readonly headers: Headers; readonly body: string };

/** One part of a form: text, or a file (a `Blob`, with its name if it is a `File`). */
export type FormPart = readonly [name: string, value: string | Blob];

/** A form as the service hands it out. */
export type SignedForm = { readonly url: string; readonly fields: Readonly<Record<string, string>> };

/** Settings of {@link uploadForm}; each has a default. */
export type UploadFormOptions = {
  /** @default "upload.bin" */
  readonly filename?: string;
  /** Type of the file's part. S3 doesn't read it: the `Content-Type` field is what counts. @default the blob's own */
  readonly contentType?: string;
};

/**
 * Uploads a file by form as a browser does: the form's fields in their order, then the file, as multipart/form-data.
 */
export function uploadForm(
  form: SignedForm,
  file: Blob | Uint8Array<ArrayBuffer> | string,
  options: UploadFormOptions = {},
): Promise<UploadAnswer> {
  const blob = file instanceof Blob ? file : new Blob([file]);
  const part = new File([blob], options.filename ?? "upload.bin", { type: options.contentType ?? blob.type });
  return postForm(form.url, [...Object.entries(form.fields), ["file", part]]);
}

/**
 * Posts the parts in exactly the given order: for forms as no service hands them out, with a field twice, left out, or after
 * the file. Redirects aren't followed, so that a form's `success_action_redirect` can be seen.
 */
export async function postForm(url: string, parts: Iterable<FormPart>): Promise<UploadAnswer> {
  const body = new FormData();
  for (const [name, value] of parts) body.append(name, value);
  const response = await fetch(url, { method: "POST", body, redirect: "manual" });
  return { status: response.status, headers: response.headers, body: await response.text() };
}
