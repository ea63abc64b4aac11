import type { Progress } from "@signed-s3/testkit";
import { type LoadResult, load } from "../load/wrk.ts";
import type { Account } from "../servers/account.ts";
import type { Cores } from "../servers/cores.ts";
import type { Peer } from "../servers/peer.ts";
import type { RunningServer } from "../servers/running-server.ts";

/** One load of one server. */
export interface Sample extends LoadResult {
  /** User and system time of all of the server's processes, by request. */
  readonly cpuMicros: number;
}

/** How servers are loaded. */
export interface LoadPlan {
  readonly cores: Cores;
  readonly account: Account;
  readonly folder: string;
  readonly progress: Progress;
}

/**
 * Loads a server and reads what it took.
 *
 * @param server The server.
 * @param peer What it is asked, and over how many connections.
 * @param seconds For how long.
 * @param plan From where.
 * @throws {Error} A request failed.
 */
export async function sample(
  server: RunningServer,
  { exchange: { question }, connections }: Pick<Peer, "exchange" | "connections">,
  seconds: number,
  { cores, folder }: Pick<LoadPlan, "cores" | "folder">,
): Promise<Sample> {
  server.dropLog();
  const before = server.use().cpuSeconds;
  const result = await load({ url: server.url, question, seconds, cores: cores.load, folder, connections });
  const cpuSeconds = server.use().cpuSeconds - before;
  return { ...result, cpuMicros: (cpuSeconds * 1e6) / result.requests };
}
