import type { SignedForm } from "@signed-s3/contracts";
import { UploadError } from "../errors/upload-error.ts";
import type { UploadFile } from "../upload-file.ts";
import type { Policy } from "./policy.ts";

/** A form's fields in the order in which they are sent. */
export type FormFieldEntries = readonly (readonly [name: string, value: string])[];

/**
 * The fields to send with a file: the form's own and no other, but for a `Content-Type` that the policy wants and leaves open.
 *
 * @param form The form.
 * @param policy What its policy says.
 * @param file The file.
 * @throws {UploadError} `file_too_large`, `file_too_small` or `file_type_not_allowed`: the form was not signed for this file.
 * @throws {TypeError} The form redirects after the upload, which a page's script can't tell from a failure.
 * @see https://docs.aws.amazon.com/AmazonS3/latest/API/sigv4-HTTPPOSTConstructPolicy.html#sigv4-ConditionMatching
 */
export function fieldsFor(
  { fields }: SignedForm,
  policy: Policy,
  file: Pick<UploadFile, "size" | "type">,
): FormFieldEntries {
  checkSize(file.size, policy.sizes);
  const entries = Object.entries(fields);
  const field = (name: string): string | undefined => entries.find(([other]) => other.toLowerCase() === name)?.[1];
  if (field("success_action_redirect") !== undefined || field("redirect") !== undefined) {
    throw new TypeError("A form that redirects after the upload is for an HTML page, not for upload()");
  }
  const { contentTypePrefix: prefix } = policy;
  const signed = field("content-type");
  if (signed !== undefined) {
    const isOther = file.type !== "" && essence(file.type) !== essence(signed);
    if (prefix === undefined && isOther) throw typeNotAllowed(file.type, signed);
    return entries;
  }
  if (prefix === undefined) return entries;
  const type = file.type || "application/octet-stream";
  // S3 reads a list of types item by item, but a file has one.
  if (!type.startsWith(prefix) || type.includes(",")) throw typeNotAllowed(file.type, `${prefix}…`);
  return [...entries, ["Content-Type", type]];
}

function checkSize(size: number, [least, greatest]: Policy["sizes"]): void {
  const wanted = size > greatest ? `at most ${greatest}` : size < least ? `at least ${least}` : undefined;
  if (wanted === undefined) return;
  const code = size > greatest ? "file_too_large" : "file_too_small";
  throw new UploadError(code, `The file has ${size} bytes, and may have ${wanted}.`);
}

function typeNotAllowed(type: string, wanted: string): UploadError {
  const message = `The file's type is ${type || "not known"}, and must be ${wanted}.`;
  return new UploadError("file_type_not_allowed", message);
}

/** The type without parameters: `text/plain` of `text/plain;charset=utf-8`. */
function essence(type: string): string {
  return (type.split(";")[0] ?? "").trim().toLowerCase();
}
