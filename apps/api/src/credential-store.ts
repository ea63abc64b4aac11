import { isDeepStrictEqual } from "node:util";
import type { Credentials } from "@signed-s3/core";
import { isAlive, longestRetryMs, refreshDelayMs, retryDelayMs } from "./credential-life.ts";
import { CredentialRefusal, failureFacts } from "./credential-refusal.ts";
import type { Logger } from "./logger.ts";

/** What a store of credentials needs. */
export interface CredentialStoreOptions {
  /** Fetches credentials. */
  readonly fetchCredentials: () => Promise<Credentials>;
  /** Finds what keeps fetched credentials from being used; they are not taken while there is anything. */
  readonly check: (credentials: Credentials) => Promise<readonly string[]>;
  readonly now: () => Date;
  readonly logger: Logger;
  /** Runs something in some milliseconds, and gives what calls it off. Default: `setTimeout`. */
  readonly after?: (ms: number, run: () => void) => () => void;
  /** Gives a number from 0 up to 1, which spreads the refreshes of replicas. Default: `Math.random`. */
  readonly random?: () => number;
}

/** The credentials of the moment, fetched anew in the background before they end. */
export interface CredentialStore {
  /** What to sign with; undefined: there are none, or they have ended. */
  readonly current: () => Credentials | undefined;
  /** Since when the newest are held, whether or not they have ended; undefined: there never were any. */
  readonly heldSince: () => Date | undefined;
  /** What keeps `current` from having any, in few words; empty: it has them. */
  readonly unready: () => readonly string[];
  /** Whole seconds until credentials are next looked for: 1 … 30. */
  readonly retryAfterSeconds: () => number;
  /** Stops fetching, and leaves no timer behind. */
  readonly stop: () => void;
}

/** A fetch that takes longer has failed: a program or an endpoint can hang for ever. */
const fetchLimitMs = 30_000;
/** How often the clock is looked at: it can be set forward past the end of credentials that seemed to have hours left. */
const lookMs = 10_000;

/**
 * Starts to fetch credentials, and goes on fetching them before they end. A fetch that fails is tried again, at growing
 * intervals; until then the old ones serve as long as they live.
 */
export function credentialStore(options: CredentialStoreOptions): CredentialStore {
  const { fetchCredentials, check, now, logger, after = afterTimeout, random = Math.random } = options;
  let held: Credentials | undefined;
  let heldSince: Date | undefined;
  let trouble = "credentials";
  let failures = 0;
  let dueAt = 0;
  let nextLookAt = 0;
  let cancel = () => {};
  let stopped = false;

  const current = () => (held && isAlive(held, now()) ? held : undefined);

  const fetchInTime = async (): Promise<Credentials> => {
    const { promise: tooLate, reject } = Promise.withResolvers<never>();
    cancel = after(fetchLimitMs, () => reject(new CredentialRefusal("their source does not answer")));
    try {
      return await Promise.race([fetchCredentials(), tooLate]);
    } finally {
      cancel();
    }
  };

  const take = async (fetched: Credentials): Promise<void> => {
    if (!isAlive(fetched, now())) throw new CredentialRefusal("they have ended already");
    if (isDeepStrictEqual(fetched, held)) return;
    const differences = await check(fetched);
    if (differences.length > 0) throw new CredentialRefusal(`the self-check differs in ${differences.join(", ")}`);
    held = fetched;
    heldSince = now();
    logger.info({ accessKeyId: fetched.accessKeyId, expiration: fetched.expiration }, "new credentials");
  };

  const refresh = async (): Promise<void> => {
    try {
      const fetched = await fetchInTime();
      await take(fetched);
      failures = 0;
      trouble = "credentials";
      dueAt = now().getTime() + refreshDelayMs(fetched, now(), random());
    } catch (error) {
      failures += 1;
      trouble = error instanceof CredentialRefusal ? `credentials: ${error.message}` : "credentials";
      logger[current() ? "warn" : "error"]({ ...failureFacts(error), failures }, "no new credentials");
    }
  };

  const look = async (): Promise<void> => {
    if (failures > 0 || now().getTime() >= dueAt) await refresh();
    if (stopped) return;
    const delayMs = failures > 0 ? retryDelayMs(failures) : Math.min(lookMs, Math.max(0, dueAt - now().getTime()));
    nextLookAt = now().getTime() + delayMs;
    cancel = after(delayMs, () => void look());
  };
  void look();

  return {
    current,
    heldSince: () => heldSince,
    unready: () => (current() ? [] : [trouble]),
    retryAfterSeconds: () =>
      Math.min(longestRetryMs / 1000, Math.max(1, Math.ceil((nextLookAt - now().getTime()) / 1000))),
    stop() {
      stopped = true;
      cancel();
    },
  };
}

function afterTimeout(ms: number, run: () => void): () => void {
  const timer = setTimeout(run, ms);
  return () => clearTimeout(timer);
}
