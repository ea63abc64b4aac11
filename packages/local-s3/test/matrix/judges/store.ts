import assert from "node:assert/strict";
import { multipartBody, multipartType } from "../multipart-body.ts";
import { otherBucket, bucket as ownBucket } from "../signing.ts";
import type { Judge } from "./judge.ts";

/** A store that is empty whenever nothing is being judged. */
export interface JudgingStore {
  readonly post: (bucket: string, body: RequestInit) => Promise<Response>;
  /** An object's bytes; undefined: there is none. */
  readonly read: (bucket: string, key: string) => Promise<Uint8Array | undefined>;
  readonly remove: (bucket: string, key: string) => Promise<void>;
  readonly list: (bucket: string) => Promise<readonly string[]>;
}

/**
 * Judges by posting. What a store says is held against what it does: an accepted upload is there byte for byte, and a refused
 * one has left nothing in any bucket.
 */
export function storeJudge({ post, read, remove, list }: JudgingStore): Judge {
  return async (upload) => {
    const headers = { "content-type": multipartType };
    const response = await post(upload.bucket, {
      method: "POST",
      headers,
      body: multipartBody(upload),
      redirect: "manual",
    });
    const answer = await response.text();
    const keys = [...(await list(ownBucket)), ...(await list(otherBucket))];
    if (response.status >= 400) {
      assert.deepEqual(keys, [], "a refused upload left an object");
      return { accepted: false, code: answer.match(/<Code>([^<]*)<\/Code>/)?.[1] ?? `HTTP ${response.status}`, answer };
    }
    assert.equal(keys.length, 1, "an accepted upload made no object, or more than one");
    const [storedAs = ""] = keys;
    const stored = await read(upload.bucket, storedAs);
    assert.ok(stored && Buffer.from(upload.file.bytes).equals(stored), "the object's bytes are others than the file's");
    await remove(upload.bucket, storedAs);
    return { accepted: true, storedAs };
  };
}
