import { type UploadFile, type UploadResult, upload } from "@signed-s3/client";
import { explain } from "@signed-s3/client/explain";
import { announce } from "../announcement.tsx";
import { askForForm } from "../forms/ask-for-form.ts";
import { begin, note } from "../forms/ledger.ts";
import { noteRefusal } from "../forms/note-refusal.ts";

/** How one file is sent. */
export interface OneUpload {
  /** The ledger's entry. */
  readonly id: string;
  readonly file: UploadFile;
  readonly signal: AbortSignal;
  /** Is told how many bytes are on their way or there. */
  readonly onSent: (bytes: number) => void;
}

/**
 * Uploads one file by a form of its own, and keeps the ledger.
 *
 * @returns Where it is.
 * @throws {UploadError} Why it came to nothing, which the ledger has as well.
 */
export async function uploadOne({ id, file, signal, onSent }: OneUpload): Promise<UploadResult> {
  begin(id, file);
  try {
    const result = await upload(file, {
      form: (_, given) => askForForm(id, file, given),
      explain,
      signal,
      onProgress: ({ sent, size }) => {
        note(id, { state: "sending", sent: size === 0 ? 1 : sent / size });
        onSent(sent);
      },
    });
    note(id, { state: "uploaded", sent: 1, result });
    announce(`${file.name} is uploaded.`);
    return result;
  } catch (error) {
    noteRefusal(id, error);
    throw error;
  }
}
