import { join } from "node:path";
import type { Check } from "../report/check.ts";
import { type LoadPlan, sample } from "../requests/measure.ts";
import { variablesOf } from "../servers/account.ts";
import { constantPeer } from "../servers/bun-peers.ts";
import { type Launch, type RunningServer, startServer } from "../servers/running-server.ts";
import { compiledService } from "../servers/service.ts";
import { serviceExchange } from "../verification/create-signed-url.ts";
import { type BodySizes, measureBodySizes } from "./body-sizes.ts";
import { measureHalfLoad } from "./half-load.ts";
import { soak } from "./soak.ts";
import { measureWorkers } from "./workers.ts";

/** How the service does with more workers, longer bodies, and less to do. */
export interface ScalingResult {
  readonly bodySizes: BodySizes;
  readonly checks: readonly Check[];
}

/** How long all of it is measured. */
export interface ScalingPlan {
  readonly rounds: number;
  readonly seconds: number;
}

/** Measures the service at one to four workers, at half load, and with bodies of all lengths. */
export async function measureScaling({ rounds, seconds }: ScalingPlan, plan: LoadPlan): Promise<ScalingResult> {
  const workers = await measureWorkers(rounds, seconds, plan);
  return withService(plan, async (server) => {
    await sample(server, { exchange: serviceExchange }, seconds, plan);
    const halfLoad = await besideConstant(plan, (constant) =>
      measureHalfLoad(rounds, seconds, { service: server, constant }, plan),
    );
    const bodySizes = await measureBodySizes(rounds, seconds, server, plan);
    return { bodySizes, checks: [...workers, ...halfLoad, bodySizes.check] };
  });
}

/** Asks the service ten million times, and looks what it keeps. */
export const measureSoak = (plan: LoadPlan): Promise<Check> =>
  withService(plan, (server) => soak(10_000_000, server, plan));

const withService = <Result>(plan: LoadPlan, work: (server: RunningServer) => Promise<Result>): Promise<Result> =>
  withServer(compiledService(), plan, work);

async function besideConstant<Result>(
  plan: LoadPlan,
  work: (server: RunningServer) => Promise<Result>,
): Promise<Result> {
  const launch = await constantPeer.prepare(plan.progress, plan.account);
  return withServer(launch, plan, async (server) => {
    await sample(server, constantPeer, 1, plan);
    return work(server);
  });
}

async function withServer<Result>(
  launch: Launch,
  { account, cores, folder }: LoadPlan,
  work: (server: RunningServer) => Promise<Result>,
): Promise<Result> {
  const server = await startServer(launch, variablesOf(account), cores.server, join(folder, "server.log"));
  try {
    return await work(server);
  } finally {
    await server.stop();
  }
}
