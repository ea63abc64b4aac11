import { rmSync } from "node:fs";
import { mkdtemp } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { localS3 } from "@signed-s3/local-s3";
import { type Account, accountAt } from "./servers/account.ts";
import { type Issuer, startIssuer } from "./servers/issuer.ts";
import { killServers } from "./servers/running-server.ts";

/** What measuring needs around it. */
export interface Workplace {
  /** The account of a store that is there and takes forms. */
  readonly account: Account;
  readonly issuer: Issuer;
  /** For files of the moment. */
  readonly folder: string;
}

/**
 * Works with a store and a folder, and leaves nothing behind: no file, no process, not even when a signal ends it.
 *
 * @param work What to do.
 */
export async function withWorkplace<Result>(work: (workplace: Workplace) => Promise<Result>): Promise<Result> {
  const folder = await mkdtemp(join(tmpdir(), "signed-s3-bench-"));
  const leave = (): void => {
    killServers();
    rmSync(folder, { recursive: true, force: true });
  };
  const endings = Object.entries({ SIGHUP: 129, SIGINT: 130, SIGTERM: 143 }).map(([signal, code]) => {
    const end = (): never => {
      leave();
      process.exit(code);
    };
    process.once(signal, end);
    return () => process.off(signal, end);
  });
  const store = await localS3({ folder: join(folder, "store"), buckets: [accountAt("").bucket] }).listen();
  const issuer = await startIssuer();
  try {
    return await work({ account: accountAt(store.url), issuer, folder });
  } finally {
    await issuer.stop();
    await store.close();
    leave();
    for (const forget of endings) forget();
  }
}
