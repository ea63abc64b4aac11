import type { Credentials } from "@signed-s3/core";
import { pino } from "pino";
import { type CredentialStore, credentialStore } from "../../src/credential-store.ts";
import { manualTime } from "./manual-time.ts";

/** A source of credentials as a store sees it. */
export type Source = () => Promise<Credentials>;

/** One that fails, with a secret in its words. */
export const failing: Source = () => Promise.reject(new Error("verySecretKey1 is not what the endpoint expects"));

/** One that never answers. */
export const hanging: Source = () => new Promise<never>(() => {});

/** A store over a time that the test moves, and all that goes in and out of it. */
export interface WatchedStore extends CredentialStore, Disposable {
  readonly time: ReturnType<typeof manualTime>;
  /** What the store fetches from next. */
  source: Source;
  /** What the self-check finds. */
  differences: readonly string[];
  readonly fetches: () => number;
  /** The access key id of what it has. */
  readonly held: () => string | undefined;
  /** What it has logged. */
  readonly log: readonly string[];
  /** A source of credentials that end in some milliseconds from now, or never. */
  readonly giving: (accessKeyId: string, lifeMs?: number) => Source;
}

/** Starts a store; by default it waits as long as it ever does. `using` stops it at the end of the block. */
export function watchedStore(
  source: Source | { readonly accessKeyId: string; readonly lifeMs?: number },
  random = 0,
): WatchedStore {
  const time = manualTime();
  const log: string[] = [];
  let fetches = 0;
  const giving = (accessKeyId: string, lifeMs?: number): Source => {
    const expiration = lifeMs === undefined ? {} : { expiration: new Date(time.now().getTime() + lifeMs) };
    return async () => ({ accessKeyId, secretAccessKey: `secretOf${accessKeyId}`, ...expiration });
  };
  const moving = {
    source: typeof source === "function" ? source : giving(source.accessKeyId, source.lifeMs),
    differences: [] as readonly string[],
  };
  const store = credentialStore({
    fetchCredentials: () => {
      fetches += 1;
      return moving.source();
    },
    check: async () => moving.differences,
    now: time.now,
    after: time.after,
    random: () => random,
    logger: pino({}, { write: (line: string) => log.push(line) }),
  });
  return Object.assign(moving, store, {
    time,
    fetches: () => fetches,
    held: () => store.current()?.accessKeyId,
    log,
    giving,
    [Symbol.dispose]: store.stop,
  });
}

export const second = 1000;
export const minute: number = 60 * second;
export const hour: number = 60 * minute;
