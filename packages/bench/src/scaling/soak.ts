import { load } from "../load/wrk.ts";
import { type Check, check } from "../report/check.ts";
import { atMost } from "../requests/goals.ts";
import type { LoadPlan } from "../requests/measure.ts";
import type { RunningServer } from "../servers/running-server.ts";
import { serviceExchange } from "../verification/create-signed-url.ts";

const settled = 100_000;

/**
 * Asks the service very often, and compares what it has resident at the end with what it had after the first 100,000.
 *
 * @param most How often, at least.
 */
export async function soak(most: number, server: RunningServer, plan: LoadPlan): Promise<Check> {
  const { question } = serviceExchange;
  let asked = 0;
  let first: number | undefined;
  for (let slice = 0; asked < most; slice++) {
    server.dropLog();
    const seconds = first === undefined ? 2 : 15;
    asked += (await load({ url: server.url, question, seconds, cores: plan.cores.load, folder: plan.folder })).requests;
    const { residentBytes } = server.use();
    if (asked >= settled) first ??= residentBytes;
    if (slice % 4 === 0) plan.progress(`${asked} requests, ${Math.round(residentBytes / 1e6)} MB resident`);
  }
  const last = server.use().residentBytes;
  const [from, to] = [first ?? last, last].map((bytes) => `${Math.round(bytes / 1e6)} MB`);
  const what = `resident after ${asked} requests ÷ after the first ${settled} (${to} ÷ ${from})`;
  return check(what, last / (first ?? last), "", atMost(1.1));
}
