import type { Credentials } from "@signed-s3/core";
import type { Logger } from "./logger.ts";

/** What a store of credentials needs. */
export interface CredentialStoreOptions {
  /** Fetches credentials. */
  readonly fetchCredentials: () => Promise<Credentials>;
  /** Finds what keeps fetched credentials from being used; they are not taken while there is anything. */
  readonly check: (credentials: Credentials) => Promise<readonly string[]>;
  readonly now: () => Date;
  readonly logger: Logger;
}

/** The credentials of the moment, fetched anew in the background before they end. */
export interface CredentialStore {
  /** What to sign with; undefined: there are none, or they have ended. */
  readonly current: () => Credentials | undefined;
  /** Stops fetching. */
  readonly stop: () => void;
}

const retryMs = { least: 1000, greatest: 30_000 };
/** Fetched anew five minutes before their end; those with a shorter life, at half of it. */
const aheadMs = 300_000;

/**
 * Starts to fetch credentials, and goes on fetching them before they end. A fetch that fails is tried again, at growing
 * intervals; until then the old ones serve as long as they live.
 */
export function credentialStore(options: CredentialStoreOptions): CredentialStore {
  const { fetchCredentials, check, now, logger } = options;
  let held: Credentials | undefined;
  let failures = 0;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let stopped = false;

  const isAlive = ({ expiration }: Credentials) => expiration === undefined || expiration > now();

  const refresh = async (): Promise<void> => {
    let next: number | undefined;
    try {
      const fetched = await fetchCredentials();
      const differences = await check(fetched);
      if (differences.length > 0) throw new Error(`the self-check differs in ${differences.join(", ")}`);
      if (!isAlive(fetched)) throw new Error("they have ended already");
      held = fetched;
      failures = 0;
      next = fetched.expiration && refreshDelay(fetched.expiration.getTime() - now().getTime());
    } catch (error) {
      // An error of the credential chain names what it tried, but its cause can hold an answer with secrets in it.
      logger.error({ reason: error instanceof Error ? error.message : "unknown" }, "no new credentials");
      next = Math.min(retryMs.greatest, retryMs.least * 2 ** failures);
      failures += 1;
    }
    if (next !== undefined && !stopped) timer = setTimeout(refresh, next);
  };
  void refresh();

  return {
    current: () => (held && isAlive(held) ? held : undefined),
    stop() {
      stopped = true;
      clearTimeout(timer);
    },
  };
}

/** setTimeout takes no delay above this. */
const longestDelay = 2 ** 31 - 1;

function refreshDelay(lifeMs: number): number {
  return Math.min(longestDelay, Math.max(retryMs.least, lifeMs - Math.min(aheadMs, lifeMs / 2)));
}
