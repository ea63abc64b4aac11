/** A picture of one pixel. */
export const picture: Blob = new Blob(
  [
    Buffer.from(
      "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==",
      "base64",
    ),
  ],
  { type: "image/png" },
);

/** The body of a request for an upload of the picture. */
export const request = (data: unknown = { user: "ada", content_type: "image/png", bytes: picture.size }): string =>
  JSON.stringify({ command: "CreateAvatarUpload", data });

/** A form as the service answers it. */
export interface Accepted {
  readonly data: { readonly url: string; readonly fields: Readonly<Record<string, string>> };
}

/** The multipart body of an upload. */
export function formOf({ data: { fields } }: Accepted, file: Blob): FormData {
  const body = new FormData();
  for (const [name, value] of Object.entries(fields)) body.append(name, value);
  body.append("file", file);
  return body;
}
