import { explain } from "../src/explain.ts";
import { createSignedUrl, type UploadError, type UploadOptions, upload } from "../src/index.ts";

// What runs in the browser: each function is called from a test, and takes and gives what JSON can hold.

/** How {@link uploadBytes} uploads. */
interface UploadBytesOptions {
  readonly service: string;
  /** After so many bytes it is cancelled. */
  readonly abortAt?: number;
  /** After so many milliseconds it is cancelled. */
  readonly abortAfterMs?: number;
  /** For so many seconds the form is good, and so many milliseconds the page is left alone before it uploads by it. */
  readonly formFirst?: { readonly expiresIn: number; readonly leaveMs: number };
  readonly data?: { readonly content_type: string };
  readonly retry?: UploadOptions["retry"];
  readonly stallMs?: number;
  readonly timeoutMs?: number;
}

/** Uploads so many bytes, byte n being n modulo 251. */
async function uploadBytes(size: number, options: UploadBytesOptions): Promise<unknown> {
  const bytes = new Uint8Array(size).map((_, index) => index % 251);
  return uploadFile(new File([bytes], "d\u00e9j\u00e0.png", { type: "image/png" }), options);
}

/** Uploads what a person has chosen in the page's own field. */
async function uploadChosen(options: UploadBytesOptions): Promise<unknown> {
  const file = document.querySelector("input")?.files?.[0];
  if (!file) throw new Error("no file was chosen");
  return uploadFile(file, options);
}

async function uploadFile(file: File, options: UploadBytesOptions): Promise<unknown> {
  const { service, abortAt, abortAfterMs, formFirst, ...rest } = options;
  const controller = new AbortController();
  const sent: number[] = [];
  const onProgress: UploadOptions["onProgress"] = (progress) => {
    sent.push(progress.sent);
    if (abortAt !== undefined && progress.sent >= abortAt) controller.abort();
  };
  if (abortAfterMs !== undefined) setTimeout(() => controller.abort(), abortAfterMs);
  const how = { retry: { baseMs: 1 }, ...rest, explain, onProgress, signal: controller.signal };
  if (!formFirst) return told(upload(file, { ...how, service }).then((result) => ({ result, sent })));
  const form = await createSignedUrl({ service, data: { expires_in: formFirst.expiresIn } });
  await new Promise((resolve) => setTimeout(resolve, formFirst.leaveMs));
  return told(upload(file, { ...how, form }).then((result) => ({ result, sent })));
}

/** Uploads by a form that is changed before. */
async function uploadChanged(service: string, fields: Readonly<Record<string, string>>): Promise<unknown> {
  const form = await createSignedUrl({ service });
  const changed = { ...form, fields: { ...form.fields, ...fields } };
  return told(upload(new Blob(["hello"]), { form: changed, explain }));
}

function told(work: Promise<unknown>): Promise<unknown> {
  return work.catch(({ name, message, code, status, retryable, retryAfterMs, findings, requestId }: UploadError) => ({
    name,
    message,
    code,
    status,
    retryable,
    retryAfterMs,
    requestId,
    findings: findings?.map((finding) => finding.code),
  }));
}

declare const document: {
  querySelector(selector: "input"): { readonly files: readonly File[] | null } | null;
};

Object.assign(globalThis, { uploadBytes, uploadChosen, uploadChanged });
