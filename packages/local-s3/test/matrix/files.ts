import type { UploadedFile } from "./matrix-case.ts";

/** Five bytes of text: the file of a form that doesn't care. */
export const greeting: UploadedFile = textFile("hello");

/** A file of a text. */
export function textFile(text: string, name: string | undefined = "greeting.txt"): UploadedFile {
  return { bytes: new TextEncoder().encode(text), contentType: "text/plain", name };
}

/** The same five bytes under another name. */
export function named(name: string | undefined): UploadedFile {
  return { ...greeting, name };
}

/** A file of so many bytes, all values among them. */
export function sized(size: number): UploadedFile {
  return {
    bytes: Uint8Array.from({ length: size }, (_, index) => index % 256),
    contentType: "application/octet-stream",
    name: "sized.bin",
  };
}
