import { join } from "node:path";
import { type LoadPlan, sample } from "../requests/measure.ts";
import { variablesOf } from "../servers/account.ts";
import { repository } from "../servers/repository.ts";
import { type RunningServer, startServer } from "../servers/running-server.ts";
import { serviceExchange } from "../verification/create-signed-url.ts";
import { partOf, readProfile, runtime, type Share } from "./cpu-profile.ts";

const main = join(repository, "apps/api/src/main.ts");

/**
 * Measures where the service's time goes: run from its sources and loaded, with the runtime's profiler on.
 *
 * @param seconds For how long.
 * @param plan From where.
 * @returns Each part's share of the processor time, the greatest first.
 */
export async function measureProfile(seconds: number, plan: LoadPlan): Promise<readonly Share[]> {
  const { account, cores, folder, progress } = plan;
  progress("where the time goes …");
  const profiler = ["--cpu-prof", `--cpu-prof-dir=${folder}`, "--cpu-prof-name=service.cpuprofile"];
  const launch = {
    command: [process.execPath, ...profiler, main] as const,
    env: { NODE_ENV: "production", AUTH: "none" },
  };
  const server = await startServer(launch, variablesOf(account), cores.server, join(folder, "profiled.log"));
  const kernel = await kernelShare(server, seconds, plan);
  // It writes its profile when it ends by itself.
  await server.end();
  const file: unknown = await Bun.file(join(folder, "service.cpuprofile")).json();
  return withKernel(readProfile(file, partOf), kernel);
}

async function kernelShare(server: RunningServer, seconds: number, plan: LoadPlan): Promise<number> {
  const before = server.use();
  await sample(server, { exchange: serviceExchange }, seconds, plan);
  const after = server.use();
  return (after.systemSeconds - before.systemSeconds) / (after.cpuSeconds - before.cpuSeconds);
}

/**
 * Takes the kernel's share out of the runtime's: a profiler counts what the kernel does as done by whoever called it, and nearly
 * all of that are sockets.
 *
 * @param shares The profiler's shares.
 * @param kernel The kernel's share of the processor time.
 */
export function withKernel(shares: readonly Share[], kernel: number): readonly Share[] {
  const busy = shares.filter(([part]) => part !== "idle");
  const all = busy.reduce((sum, [, share]) => sum + share, 0);
  const parts = busy.map(([part, share]): Share => [part, share / all - (part === runtime ? kernel : 0)]);
  return [...parts, ["the kernel" as const, kernel] as const].toSorted(([, one], [, other]) => other - one);
}
