import { join } from "node:path";
import { type Check, check } from "../report/check.ts";
import { atMost } from "../requests/goals.ts";
import type { LoadPlan } from "../requests/measure.ts";
import { variablesOf } from "../servers/account.ts";
import { startServer } from "../servers/running-server.ts";
import { compiledService } from "../servers/service.ts";
import { median } from "../statistics/median.ts";
import { serviceExchange } from "../verification/create-signed-url.ts";
import { ask } from "../verification/verify-server.ts";

const limitMs = 10_000;

/**
 * Measures how long the compiled service takes from being started to its first form, and what it has resident when nobody
 * asks it anything.
 *
 * @param starts How often it is started.
 * @param plan From where.
 * @throws {Error} It gave no form within ten seconds.
 */
export async function measureStart(starts: number, plan: LoadPlan): Promise<readonly Check[]> {
  plan.progress(`starting the service ${starts} times …`);
  const times: number[] = [];
  for (let index = 0; index < starts; index++) {
    const startedAt = performance.now();
    const server = await start(plan);
    await firstForm(server.url, plan, startedAt);
    times.push(performance.now() - startedAt);
    await server.stop();
  }
  const server = await start(plan);
  await Bun.sleep(2000);
  const { residentBytes } = server.use();
  await server.stop();
  return [
    check(`from the start to the first 202, p50 of ${starts}`, median(times), "ms", atMost(150)),
    check("resident when idle, two seconds after the start", residentBytes / 1e6, "MB", atMost(60)),
  ];
}

const start = ({ account, cores, folder }: LoadPlan) =>
  startServer(compiledService(), variablesOf(account), cores.server, join(folder, "start.log"));

async function firstForm(url: string, { account }: LoadPlan, startedAt: number): Promise<void> {
  for (;;) {
    const judgement = serviceExchange.judge(await ask(url, serviceExchange.question), account, Date.now());
    if ("key" in judgement) return;
    // Its first answers may be 503, until its credentials have been checked.
    if (performance.now() - startedAt > limitMs) throw new Error(`it gave no form: ${judgement.fault}`);
    await Bun.sleep(1);
  }
}
