import type { FileHandle } from "node:fs/promises";
import { readExactly, writeFully } from "./whole-transfer.ts";

/** What is known of an object beside its bytes. */
export interface ObjectRecord {
  readonly key: string;
  /** Bytes. */
  readonly size: number;
  /** MD5 of the bytes, hex. */
  readonly md5: string;
  /** ISO 8601. */
  readonly lastModified: string;
  /** The headers that the object is served with, by their names in lower case. */
  readonly headers: Readonly<Record<string, string>>;
}

/** What every object's file ends in; the number is the format's version. */
const seal = new TextEncoder().encode("\nlocal-s3/1\n");
/** The record's length, as a 32-bit number before the seal. */
const lengthBytes = 4;

/**
 * Makes a file of bytes an object: appends its record, the record's length and a seal. So bytes and record are one file, one
 * rename makes both visible at once, and whoever has the file open reads the two that belong together.
 *
 * @param file The file, with the object's bytes in it.
 * @param record What is known of them; `record.size` is where the bytes end.
 */
export async function sealObject(file: FileHandle, record: ObjectRecord): Promise<void> {
  const json = new TextEncoder().encode(JSON.stringify(record));
  const trailer = new Uint8Array(json.length + lengthBytes + seal.length);
  trailer.set(json);
  new DataView(trailer.buffer).setUint32(json.length, json.length);
  trailer.set(seal, json.length + lengthBytes);
  await writeFully(file, trailer, record.size);
}

/**
 * Reads an object's record from its file.
 *
 * @param file The file.
 * @returns The record; undefined where the file is no sealed object.
 */
export async function readRecord(file: FileHandle): Promise<ObjectRecord | undefined> {
  const { size } = await file.stat();
  const end = await readExactly(file, size - lengthBytes - seal.length, size);
  if (!end || !seal.every((byte, index) => byte === end[lengthBytes + index])) return undefined;
  const jsonEnd = size - end.length;
  const json = await readExactly(file, jsonEnd - new DataView(end.buffer).getUint32(0), jsonEnd);
  return json && JSON.parse(new TextDecoder().decode(json));
}
