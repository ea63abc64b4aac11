import { explain } from "../src/explain.ts";
import { createSignedUrl, type UploadError, type UploadOptions, upload } from "../src/index.ts";

// What runs in the browser: each function is called from a test, and gives what JSON can hold.

/** Uploads so many bytes; `abortAt` of them it cancels. */
async function uploadBytes(
  size: number,
  options: { readonly service: string; readonly abortAt?: number; readonly data?: { readonly content_type: string } },
): Promise<unknown> {
  const controller = new AbortController();
  const sent: number[] = [];
  const file = new File([new Uint8Array(size).fill(7)], "d\u00e9j\u00e0.png", { type: "image/png" });
  const { abortAt, ...rest } = options;
  const onProgress: UploadOptions["onProgress"] = (progress) => {
    sent.push(progress.sent);
    if (abortAt !== undefined && progress.sent >= abortAt) controller.abort();
  };
  const given: UploadOptions = { ...rest, explain, onProgress, signal: controller.signal, retry: { baseMs: 1 } };
  return told(upload(file, given).then((result) => ({ result, sent })));
}

/** Uploads by a form that is changed before. */
async function uploadChanged(service: string, fields: Readonly<Record<string, string>>): Promise<unknown> {
  const form = await createSignedUrl({ service });
  const changed = { ...form, fields: { ...form.fields, ...fields } };
  return told(upload(new Blob(["hello"]), { form: changed, explain }));
}

function told(work: Promise<unknown>): Promise<unknown> {
  return work.catch(({ name, code, retryable, findings, requestId }: UploadError) => ({
    name,
    code,
    retryable,
    requestId,
    findings: findings?.map((finding) => finding.code),
  }));
}

Object.assign(globalThis, { uploadBytes, uploadChanged });
