import { join } from "node:path";
import { runProgram } from "@signed-s3/testkit";
import { onCores } from "../process/on-cores.ts";
import { type Check, check } from "../report/check.ts";
import { atMost } from "../requests/goals.ts";
import { type LoadPlan, sample } from "../requests/measure.ts";
import type { RunningServer } from "../servers/running-server.ts";
import { median } from "../statistics/median.ts";
import { membersOf } from "../verification/answer.ts";
import { serviceExchange, usualQuestion } from "../verification/create-signed-url.ts";

/** Who is asked. */
export interface HalfLoaded {
  readonly service: RunningServer;
  /** Gives everybody the same answer: what it takes is the machine's and the load's own. */
  readonly constant: RunningServer;
}

/**
 * Measures the service's latency when it gets half of the requests that it could answer, each by chance; in turns with that of
 * a constant answer at the same rate.
 *
 * @param rounds How often.
 * @param seconds How long a round of one is.
 * @param servers Who is asked.
 * @param plan From where.
 * @throws {Error} An answer was not 202.
 */
export async function measureHalfLoad(
  rounds: number,
  seconds: number,
  { service, constant }: HalfLoaded,
  plan: LoadPlan,
): Promise<readonly Check[]> {
  plan.progress("latency at half load …");
  const { perSecond } = await sample(service, { exchange: serviceExchange }, seconds, plan);
  const rate = Math.round(perSecond / 2);
  const latencies: Record<"service" | "constant", Latency[]> = { service: [], constant: [] };
  for (let round = 0; round < rounds; round++) {
    latencies.service.push(await latencyOf(service, rate, seconds, plan));
    latencies.constant.push(await latencyOf(constant, rate, seconds, plan));
  }
  const typical = (of: readonly Latency[], which: keyof Latency) => median(of.map((latency) => latency[which]));
  return (["p50Ms", "p99Ms"] as const).map((which) => {
    const floor = `${typical(latencies.constant, which).toFixed(2)} ms with a constant answer`;
    const what = `latency at half load (${rate} requests/s, Poisson): ${which.slice(0, 3)} (${floor})`;
    return check(what, typical(latencies.service, which), "ms", atMost(3));
  });
}

interface Latency {
  readonly p50Ms: number;
  readonly p99Ms: number;
}

async function latencyOf({ url }: RunningServer, rate: number, seconds: number, plan: LoadPlan): Promise<Latency> {
  const file = join(plan.folder, "request");
  await Bun.write(file, requestText(url));
  const { hostname, port } = new URL(url);
  const program = [process.execPath, join(import.meta.dir, "../load/open-loop.main.ts")];
  const [launcher, ...words] = onCores(plan.cores.load, [
    ...program,
    hostname,
    port,
    String(rate),
    String(seconds),
    file,
  ]);
  const report = membersOf(await runProgram(launcher, words, { cure: "See what it says." }));
  if (report?.["wrong"] !== 0 || !(Number(report["requests"]) > 0)) throw new Error("Answers were not 202.");
  return { p50Ms: Number(report["p50Ms"]), p99Ms: Number(report["p99Ms"]) };
}

function requestText(url: string): string {
  const { method, path, headers, body = "" } = usualQuestion;
  const lines = Object.entries({ host: new URL(url).host, ...headers, "content-length": String(body.length) });
  return `${method} ${path} HTTP/1.1\r\n${lines.map(([name, value]) => `${name}: ${value}\r\n`).join("")}\r\n${body}`;
}
