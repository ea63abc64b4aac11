import type { Upload } from "./matrix-case.ts";

const boundary = "----the-boundary-of-the-matrix";

/** The content type of what {@link multipartBody} writes. */
export const multipartType: string = `multipart/form-data; boundary=${boundary}`;

/**
 * Writes a form byte for byte as it is given: `FormData` would put other line ends into values. Quotation marks and line ends
 * in names are escaped as browsers do.
 *
 * @see https://html.spec.whatwg.org/multipage/form-control-infrastructure.html#multipart-form-data
 */
export function multipartBody({ entries, file }: Pick<Upload, "entries" | "file">): Uint8Array<ArrayBuffer> {
  const fields = entries.map(([name, value]) => `${partHeader(name)}\r\n\r\n${value}\r\n`).join("");
  const fileName = file.name === undefined ? "" : `; filename="${escaped(file.name)}"`;
  const head = `${fields}${partHeader("file")}${fileName}\r\nContent-Type: ${file.contentType}\r\n\r\n`;
  return Uint8Array.from(Buffer.concat([Buffer.from(head), file.bytes, Buffer.from(`\r\n--${boundary}--\r\n`)]));
}

function partHeader(name: string): string {
  return `--${boundary}\r\nContent-Disposition: form-data; name="${escaped(name)}"`;
}

function escaped(name: string): string {
  return name.replaceAll('"', "%22").replaceAll("\r", "%0D").replaceAll("\n", "%0A");
}
