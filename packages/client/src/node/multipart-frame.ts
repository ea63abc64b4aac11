import type { FormFieldEntries } from "../form/fields-for.ts";

/** What is around the file in a `multipart/form-data` body. */
export interface MultipartFrame {
  readonly contentType: string;
  readonly before: Uint8Array;
  readonly after: Uint8Array;
}

/**
 * Writes a form around its file, as browsers do; but line ends in values stay what they are, since S3 holds every value
 * against its signed policy.
 *
 * @param fields The fields, in order.
 * @param file The file's name, of which folders are left out, and its type. Default: `file` and `application/octet-stream`.
 * @see https://html.spec.whatwg.org/multipage/form-control-infrastructure.html#multipart-form-data
 * @example
 * ```ts
 * const { before, after } = multipartFrame([["key", "a"]], { name: "a.txt", type: "text/plain" });
 * ```
 */
export function multipartFrame(
  fields: FormFieldEntries,
  { name, type }: { readonly name?: string | undefined; readonly type: string },
): MultipartFrame {
  const random = Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) => byte.toString(16).padStart(2, "0"));
  const boundary = `----signed-s3-${random.join("")}`;
  const disposition = (field: string): string => `--${boundary}\r\nContent-Disposition: form-data; name="${field}"`;
  const parts = fields.map(([field, value]) => `${disposition(escaped(field))}\r\n\r\n${value}\r\n`);
  const fileType = /^[\x20-\x7e]+$/.test(type) ? type : "application/octet-stream";
  const fileName = escaped(name?.replace(/^.*[/\\]/s, "") ?? "file");
  const filePart = `${disposition("file")}; filename="${fileName}"\r\nContent-Type: ${fileType}\r\n\r\n`;
  const encoder = new TextEncoder();
  return {
    contentType: `multipart/form-data; boundary=${boundary}`,
    before: encoder.encode([...parts, filePart].join("")),
    after: encoder.encode(`\r\n--${boundary}--\r\n`),
  };
}

function escaped(name: string): string {
  return name.replaceAll("\n", "%0A").replaceAll("\r", "%0D").replaceAll('"', "%22");
}
