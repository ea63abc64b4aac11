import { randomUUID } from "node:crypto";
import { mkdir, open, readdir, rename, rm, stat } from "node:fs/promises";
import { type ObjectRecord, sealObject } from "./object-file.ts";
import { writeFully } from "./whole-transfer.ts";

/** An object on its way in: nobody sees it before it is committed. */
export interface IncomingObject {
  /** Adds bytes at the end. */
  append(bytes: Uint8Array): Promise<void>;
  /** Makes it the object at `path`, in one step, in place of any that is there. The last call. */
  commit(path: string, record: ObjectRecord): Promise<void>;
  /** Leaves nothing of it. Without effect after a commit. */
  discard(): Promise<void>;
}

/** Longer than a live upload keeps silent: the server closes a connection that does. */
export const staleAfterMilliseconds: number = 60_000;

/**
 * Begins an object in a folder of its own, which must be on the same file system as the places that objects are committed to.
 *
 * @param folder The folder; it is made where it is missing.
 * @example
 * ```ts
 * const incoming = await receiveObject(".uploads/.partial");
 * await incoming.discard();
 * ```
 */
export async function receiveObject(folder: string): Promise<IncomingObject> {
  await mkdir(folder, { recursive: true });
  const partial = `${folder}/${randomUUID()}`;
  const file = await open(partial, "wx");
  let size = 0;
  return {
    async append(bytes) {
      await writeFully(file, bytes, size);
      size += bytes.length;
    },
    async commit(path, record) {
      await sealObject(file, record);
      await file.close();
      await mkdir(path.slice(0, path.lastIndexOf("/")), { recursive: true });
      await rename(partial, path);
    },
    async discard() {
      await file.close();
      await rm(partial, { force: true });
    },
  };
}

/**
 * Removes what uploads have left that ended with their process. Those of other processes on the same folder go on.
 *
 * @param folder The folder that objects are received in.
 * @example
 * ```ts
 * await sweepPartials(".uploads/.partial");
 * ```
 */
export async function sweepPartials(folder: string): Promise<void> {
  const names = await readdir(folder).catch(() => []);
  for (const name of names) {
    const partial = `${folder}/${name}`;
    const written = await stat(partial).catch(() => undefined);
    // The file system's time, not the store's clock: a test's clock may stand in any year.
    if (written && Date.now() - written.mtimeMs > staleAfterMilliseconds) await rm(partial, { force: true });
  }
}
