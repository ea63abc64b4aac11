import { type Signal, signal } from "@preact/signals";
import type { UploadFile } from "@signed-s3/client";
import type { SignedForm } from "@signed-s3/contracts";

/** What a person has pasted to have it explained. */
export interface Pasted {
  /** JSON. */
  readonly form: string;
  /** XML; empty: S3 has not answered, or nobody knows what. */
  readonly s3Error: string;
  /** Bytes; empty: not known. */
  readonly size: string;
  readonly type: string;
}

const empty: Pasted = { form: "", s3Error: "", size: "", type: "" };

export const pasted: Signal<Pasted> = signal(empty);

/** Puts a form where it can be explained, with what is known of its file. */
export function pasteToExplain(form: SignedForm, file: UploadFile | undefined): void {
  const size = file ? String(file.size) : "";
  pasted.value = { ...empty, form: JSON.stringify(form, null, 2), size, type: file?.type ?? "" };
  document.getElementById("explain-s3-error")?.focus();
}
