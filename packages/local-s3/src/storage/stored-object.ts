import { type FileHandle, open } from "node:fs/promises";
import { isMissing } from "./missing-file.ts";
import { type ObjectRecord, readRecord } from "./object-file.ts";
import { readExactly } from "./whole-transfer.ts";

/** An object that is open for reading: it stays as it is, whatever happens to its key meanwhile. */
export interface StoredObject {
  readonly record: ObjectRecord;
  /** The bytes from `start` up to but without `end`. Closes the object: at once if they are few, else when they are read. */
  read(start: number, end: number): Promise<Uint8Array<ArrayBuffer> | ReadableStream<Uint8Array>>;
  close(): Promise<void>;
}

/** As much as is read at once. Of an answer that nobody reads to the end, only a larger one keeps its file open. */
const pieceBytes = 262_144;

/**
 * Opens an object.
 *
 * @param path Its file.
 * @returns The object, to be read or closed; undefined where there is none.
 */
export async function openObject(path: string): Promise<StoredObject | undefined> {
  const file = await open(path, "r").catch((error: unknown) => {
    if (isMissing(error)) return undefined;
    throw error;
  });
  const record = file && (await readRecord(file));
  if (!record) {
    await file?.close();
    return undefined;
  }
  return {
    record,
    async read(start, end) {
      if (end - start > pieceBytes) return streamOf(file, start, end);
      return pieceOf(file, start, end).finally(() => file.close());
    },
    close: () => file.close(),
  };
}

function streamOf(file: FileHandle, start: number, end: number): ReadableStream<Uint8Array> {
  let position = start;
  return new ReadableStream<Uint8Array>(
    {
      async pull(controller) {
        const next = Math.min(position + pieceBytes, end);
        const bytes = await pieceOf(file, position, next).catch(async (error: unknown) => {
          await file.close();
          throw error;
        });
        position = next;
        controller.enqueue(bytes);
        if (position < end) return;
        await file.close();
        controller.close();
      },
      cancel: () => file.close(),
    },
    { highWaterMark: 0 },
  );
}

async function pieceOf(file: FileHandle, start: number, end: number): Promise<Uint8Array<ArrayBuffer>> {
  const bytes = await readExactly(file, start, end);
  if (!bytes) throw new Error("The object's file is shorter than its record says");
  return bytes;
}
