import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { localS3 } from "../../../src/index.ts";
import { bucket, type KnownCredentials, otherBucket } from "../signing.ts";
import type { Judge } from "./judge.ts";
import { storeJudge } from "./store.ts";

/** A judge with something to put away after it. */
export interface LocalS3Judge {
  /** Over HTTP. */
  readonly overHttp: Judge;
  /** By its function from request to answer: the same without a socket. */
  readonly inProcess: Judge;
  close(): Promise<void>;
}

/** The store on a folder of its own, whose clock stands still. */
export async function localS3Judge({ permanent, temporary }: KnownCredentials, now: Date): Promise<LocalS3Judge> {
  const folder = await mkdtemp(`${tmpdir()}/matrix-`);
  const store = localS3({
    folder,
    buckets: [bucket, otherBucket],
    credentials: [permanent, temporary],
    now: () => now,
    onError: (error) => {
      throw error;
    },
  });
  const { url, close } = await store.listen();
  const judgeBy = (fetch: (request: Request) => Promise<Response>): Judge =>
    storeJudge({
      post: (name, init) => fetch(new Request(`${url}/${name}`, init)),
      read: async (name, key) => {
        const answer = await fetch(new Request(objectUrl(url, name, key)));
        return answer.ok ? answer.bytes() : undefined;
      },
      remove: async (name, key) => void (await fetch(new Request(objectUrl(url, name, key), { method: "DELETE" }))),
      list: store.list,
    });
  return {
    overHttp: judgeBy((request) => fetch(request)),
    inProcess: judgeBy(store.fetch),
    async close() {
      await close();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

function objectUrl(base: string, bucket: string, key: string): string {
  return `${base}/${bucket}/${encodeURIComponent(key)}`;
}
