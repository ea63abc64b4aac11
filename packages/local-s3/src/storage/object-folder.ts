import { createHash } from "node:crypto";
import { readdir, rm } from "node:fs/promises";
import { type IncomingObject, receiveObject, staleAfterMilliseconds, sweepPartials } from "./incoming-object.ts";
import { isMissing } from "./missing-file.ts";
import type { ObjectRecord } from "./object-file.ts";
import { openObject, type StoredObject } from "./stored-object.ts";

/** Objects in a folder, by bucket and key. */
export interface ObjectFolder {
  /** Begins an object. */
  receive(): Promise<IncomingObject>;
  /** Makes an incoming object the one of its record's key. */
  commit(incoming: IncomingObject, bucket: string, record: ObjectRecord): Promise<void>;
  /** Opens an object; undefined: there is none of that key. */
  open(bucket: string, key: string): Promise<StoredObject | undefined>;
  /** Removes an object, if there is one. */
  remove(bucket: string, key: string): Promise<void>;
  /** The keys of a bucket's objects, sorted. */
  list(bucket: string): Promise<readonly string[]>;
}

/**
 * Keeps objects in a folder: `<bucket>/<2 hex digits>/<62 hex digits>`, which together are the SHA-256 of the key. So a key of
 * any characters and any length names one file within the folder, and two keys never share one, not even `A` and `a` where
 * the file system takes them for the same.
 *
 * @param folder The folder; it is made with the first object. Buckets' names must be safe as names of folders.
 * @example
 * ```ts
 * const objects = objectFolder(".uploads");
 * await objects.list("photos"); // []
 * ```
 */
export function objectFolder(folder: string): ObjectFolder {
  // No bucket's name begins with a dot.
  const partials = `${folder}/.partial`;
  let swept = { at: Number.NEGATIVE_INFINITY, done: Promise.resolve() };
  const pathOf = (bucket: string, key: string): string => {
    const digest = createHash("sha256").update(key).digest("hex");
    return `${folder}/${bucket}/${digest.slice(0, 2)}/${digest.slice(2)}`;
  };

  return {
    async receive() {
      // Again after a while: what was too young to be swept is left over by then.
      if (performance.now() - swept.at > staleAfterMilliseconds) {
        swept = { at: performance.now(), done: sweepPartials(partials) };
      }
      await swept.done;
      return receiveObject(partials);
    },
    commit: (incoming, bucket, record) => incoming.commit(pathOf(bucket, record.key), record),
    open: (bucket, key) => openObject(pathOf(bucket, key)),
    remove: (bucket, key) => rm(pathOf(bucket, key), { force: true }),
    async list(bucket) {
      const keys: string[] = [];
      for (const file of await filesIn(`${folder}/${bucket}`)) {
        const object = await openObject(file);
        await object?.close();
        if (object) keys.push(object.record.key);
      }
      return keys.sort();
    },
  };
}

/** All in one call: there may be 256 folders in a bucket's, and to be asked for one by one takes ten times as long. */
async function filesIn(folder: string): Promise<readonly string[]> {
  try {
    const entries = await readdir(folder, { recursive: true, withFileTypes: true });
    return entries.filter((entry) => entry.isFile()).map(({ parentPath, name }) => `${parentPath}/${name}`);
  } catch (error) {
    if (isMissing(error)) return [];
    throw error;
  }
}
