import { UploadError } from "../errors/upload-error.ts";
import type { Outgoing } from "./transport.ts";

/**
 * The form as the platform itself sends it, the file last.
 *
 * @param outgoing The form.
 * @throws {UploadError} `file_unreadable`: the file is no `Blob`, and others can't be sent in this way.
 * @see https://xhr.spec.whatwg.org/#interface-formdata
 */
export function formDataOf({ fields, file }: Pick<Outgoing, "fields" | "file">): FormData {
  const { name } = file;
  if (!(file instanceof Blob)) {
    throw new UploadError("file_unreadable", "In a browser, what is uploaded must be a Blob or a File.");
  }
  const body = new FormData();
  for (const [name, value] of fields) body.append(name, value);
  body.append("file", file, name ?? "file");
  return body;
}
