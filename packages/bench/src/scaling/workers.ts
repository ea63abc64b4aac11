import { join } from "node:path";
import { type Check, check } from "../report/check.ts";
import { atMost } from "../requests/goals.ts";
import { type LoadPlan, sample } from "../requests/measure.ts";
import { variablesOf } from "../servers/account.ts";
import { type RunningServer, startServer } from "../servers/running-server.ts";
import { compiledService } from "../servers/service.ts";
import { median } from "../statistics/median.ts";
import { serviceExchange } from "../verification/create-signed-url.ts";

const counts = [1, 2, 3, 4];
const connectionsEach = 32;

/**
 * Measures what a request costs the service with one to four workers, in turns, all of them on the server's core, and each
 * with as many connections as one alone has.
 *
 * @param rounds How often.
 * @param seconds How long a round of one is.
 * @param plan From where.
 */
export async function measureWorkers(rounds: number, seconds: number, plan: LoadPlan): Promise<readonly Check[]> {
  plan.progress("one to four workers …");
  const servers: RunningServer[] = [];
  const costs = counts.map((): number[] => []);
  try {
    for (const count of counts) {
      const launch = compiledService({ WORKERS: String(count) });
      const log = join(plan.folder, `workers-${count}.log`);
      servers.push(await startServer(launch, variablesOf(plan.account), plan.cores.server, log));
    }
    for (let round = 0; round <= rounds; round++) {
      for (const [index, server] of servers.entries()) {
        const count = counts[index] ?? 1;
        const load = { exchange: serviceExchange, connections: connectionsEach * count };
        // The first round is for warming up: each worker compiles for itself what it finds hot, so that many take longer.
        const { cpuMicros } = await sample(server, load, round === 0 ? seconds * count : seconds, plan);
        if (round > 0) costs[index]?.push(cpuMicros);
      }
    }
  } finally {
    await Promise.all(servers.map((server) => server.stop()));
  }
  const [one = []] = costs;
  return costs.slice(1).map((cost, index) => {
    const ratio = median(cost.map((micros, round) => micros / (one[round] ?? Number.NaN)));
    return check(`CPU by request with ${counts[index + 1]} workers ÷ with one`, ratio, "", atMost(1.05));
  });
}
