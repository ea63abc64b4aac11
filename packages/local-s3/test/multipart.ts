/** The boundary of the forms that are written by hand. */
export const boundary = "a-boundary-of-tests";

/** Writes a form by hand, for what no FormData would write: a part for each header block and content. */
export function multipart(
  parts: Iterable<readonly [header: string, content: string]>,
  end = `--${boundary}--\r\n`,
): string {
  const written = Array.from(parts, ([header, content]) => `--${boundary}\r\n${header}\r\n\r\n${content}\r\n`);
  return written.join("") + end;
}

/** The header of a field's part. */
export function fieldHeader(name: string): string {
  return `Content-Disposition: form-data; name="${name}"`;
}

/** The header of the file's part. */
export const fileHeader: string = `${fieldHeader("file")}; filename="greeting.txt"\r\nContent-Type: text/plain`;

/** A form of fields and a file, written by hand. */
export function formText(fields: Iterable<readonly [string, string]>, file: string): string {
  const parts = Array.from(fields, ([name, value]): [string, string] => [fieldHeader(name), value]);
  return multipart([...parts, [fileHeader, file]]);
}

/** A request that posts a form written by hand. */
export function rawPost(
  body: string | Uint8Array<ArrayBuffer> | ReadableStream<Uint8Array>,
  contentType = `multipart/form-data; boundary=${boundary}`,
): Request {
  const init = { method: "POST", body, headers: { "content-type": contentType }, duplex: "half" as const };
  return new Request("http://localhost/photos", init);
}
