import type { FormFieldEntries } from "../form/fields-for.ts";
import type { UploadFile } from "../upload-file.ts";

/** A form on its way. */
export interface Outgoing {
  readonly url: string;
  /** Sent in this order, before the file: S3 reads nothing that comes after it. */
  readonly fields: FormFieldEntries;
  readonly file: UploadFile;
  /** Is told how many bytes of the file are under way. */
  readonly onProgress: (sent: number) => void;
  readonly signal: AbortSignal;
}

/** What came back, whatever it is. */
export interface Answer {
  readonly status: number;
  readonly body: string;
  /** A header by its name; null: there is none, or the page may not read it. */
  readonly header: (name: string) => string | null;
}

/** Posts a form as `multipart/form-data`. */
export interface Transport {
  /** Whether `onProgress` is called as the bytes go: without that, a stalled upload looks like a slow one. */
  readonly tellsProgress: boolean;
  /** Resolves with any answer. Rejects where there is none, or the signal fires. */
  readonly post: (outgoing: Outgoing) => Promise<Answer>;
}
