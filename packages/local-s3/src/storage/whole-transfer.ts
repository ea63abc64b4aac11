import type { FileHandle } from "node:fs/promises";

/**
 * Writes all of the bytes: a single write may take only some of them.
 *
 * @param file The file.
 * @param bytes What is written.
 * @param position Where in the file.
 */
export async function writeFully(file: FileHandle, bytes: Uint8Array, position: number): Promise<void> {
  for (let done = 0; done < bytes.length; ) {
    const { bytesWritten } = await file.write(bytes, done, bytes.length - done, position + done);
    done += bytesWritten;
  }
}

/**
 * Reads a stretch of a file: a single read may give only some of it.
 *
 * @param file The file.
 * @param start The first byte's place.
 * @param end The place after the last byte's.
 * @returns The bytes; undefined where the file does not have all of them.
 */
export async function readExactly(
  file: FileHandle,
  start: number,
  end: number,
): Promise<Uint8Array<ArrayBuffer> | undefined> {
  if (start < 0) return undefined;
  const bytes = new Uint8Array(end - start);
  for (let done = 0; done < bytes.length; ) {
    const { bytesRead } = await file.read(bytes, done, bytes.length - done, start + done);
    if (bytesRead === 0) return undefined;
    done += bytesRead;
  }
  return bytes;
}
