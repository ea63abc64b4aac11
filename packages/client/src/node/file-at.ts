import { open, stat } from "node:fs/promises";
import { basename } from "node:path";
import { UploadError } from "../errors/upload-error.ts";
import type { UploadFile } from "../upload-file.ts";

const chunkBytes = 65_536;

/**
 * A file on disk, to be uploaded from Bun, Deno or Node. It is read as it is sent, in pieces that share one buffer: an upload
 * takes as little memory for 2 GiB as for 2 KiB.
 *
 * @param path Its path.
 * @param options `type`: its media type. Default: not known.
 * @throws {UploadError} `file_unreadable`: there is no such file. One that may not be read fails when it is sent.
 * @example
 * ```ts
 * await upload(await fileAt("holiday.png", { type: "image/png" }), { service });
 * ```
 */
export async function fileAt(path: string, { type = "" }: { readonly type?: string } = {}): Promise<UploadFile> {
  const { size } = await statOf(path);
  return { name: basename(path), size, type, stream: () => chunksOf(path) };
}

async function statOf(path: string): Promise<{ readonly size: number }> {
  try {
    const facts = await stat(path);
    if (facts.isFile()) return facts;
  } catch (cause) {
    throw new UploadError("file_unreadable", `The file ${path} can't be read.`, { cause });
  }
  throw new UploadError("file_unreadable", `${path} is no file.`);
}

async function* chunksOf(path: string): AsyncIterable<Uint8Array> {
  const file = await open(path);
  const buffer = new Uint8Array(chunkBytes);
  try {
    for (;;) {
      const { bytesRead } = await file.read(buffer, 0, chunkBytes);
      if (bytesRead === 0) return;
      yield buffer.subarray(0, bytesRead);
    }
  } finally {
    await file.close();
  }
}
