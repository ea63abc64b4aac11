import type { ErrorCode } from "@signed-s3/contracts";
import type { RequestData, Validation } from "../command/command.ts";
import { type Fault, fault, mostFaults } from "../command/fault.ts";
import { jsonPointer } from "../command/json-pointer.ts";
import type { VerifyOptions } from "../verifier/verify-form.ts";

/** What a caller can tell of an upload: the form, the file and S3's answer. */
export type UploadToVerify = Pick<VerifyOptions, "fields" | "file" | "s3Error">;

/**
 * Reads the `data` of a request for an explanation. Unknown members are ignored, inherited ones are none.
 *
 * @param data The request's data.
 * @returns The upload in the verifier's terms, or all that is wrong with the data (100 faults at most).
 * @example
 * ```ts
 * readUploadToExplain({ fields: { key: 1 } }); // { faults: [{ source: "/data/fields/key", … }] }
 * ```
 */
export function readUploadToExplain(data: RequestData): Validation<UploadToVerify> {
  const faults: Fault[] = [];
  const refuse = (code: ErrorCode, detail: string, ...path: readonly string[]): undefined => {
    faults.push(fault(code, detail, jsonPointer("data", ...path)));
  };
  const textOf = (value: unknown, code: ErrorCode, ...path: readonly string[]): string | undefined =>
    value === undefined || typeof value === "string" ? value : refuse(code, "Send text, or leave it out.", ...path);

  const fields: [name: string, value: string][] = [];
  const sentFields = member(data, "fields");
  if (!isObject(sentFields)) refuse("invalid_fields", "Send the form's fields, as an object of texts.", "fields");
  for (const [name, value] of isObject(sentFields) ? Object.entries(sentFields) : []) {
    if (typeof value === "string") fields.push([name, value]);
    else refuse("invalid_fields", "Send each field's value as text.", "fields", name);
  }

  const sentFile = data !== null && Object.hasOwn(data, "file") ? data["file"] : {};
  const file = isObject(sentFile) ? sentFile : {};
  if (file !== sentFile)
    refuse("invalid_file", "Send what is known of the file as an object, or leave it out.", "file");
  const size = member(file, "size");
  if (size !== undefined && !isSize(size)) {
    refuse("invalid_file", "Send the size as a whole number of bytes, or leave it out.", "file", "size");
  }
  const contentType = textOf(member(file, "content_type"), "invalid_file", "file", "content_type");
  const name = textOf(member(file, "name"), "invalid_file", "file", "name");
  const s3Error = textOf(member(data, "s3_error"), "invalid_s3_error", "s3_error");

  if (faults.length > 0) return { faults: faults.slice(0, mostFaults) };
  return { data: { fields, file: { size: isSize(size) ? size : undefined, contentType, name }, s3Error } };
}

function member(object: Readonly<Record<string, unknown>> | null, name: string): unknown {
  return object !== null && Object.hasOwn(object, name) ? object[name] : undefined;
}

function isSize(value: unknown): value is number {
  return typeof value === "number" && Number.isSafeInteger(value) && value >= 0;
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
