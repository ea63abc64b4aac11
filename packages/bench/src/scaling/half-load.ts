import { join } from "node:path";
import { runProgram } from "@signed-s3/testkit";
import { type Check, check } from "../report/check.ts";
import { atMost } from "../requests/goals.ts";
import { type LoadPlan, sample } from "../requests/measure.ts";
import type { RunningServer } from "../servers/running-server.ts";
import { membersOf } from "../verification/answer.ts";
import { serviceExchange, usualQuestion } from "../verification/create-signed-url.ts";

/**
 * Measures the service's latency when it gets half of the requests that it could answer, each by chance.
 *
 * @param seconds For how long.
 * @param server The service.
 * @param plan From where.
 * @throws {Error} An answer was not 202.
 */
export async function measureHalfLoad(
  seconds: number,
  server: RunningServer,
  plan: LoadPlan,
): Promise<readonly Check[]> {
  plan.progress("latency at half load …");
  const { perSecond } = await sample(server, { exchange: serviceExchange }, Math.max(1, seconds / 4), plan);
  const rate = Math.round(perSecond / 2);
  const file = join(plan.folder, "request");
  await Bun.write(file, requestText(server.url));
  const { hostname, port } = new URL(server.url);
  const program = [process.execPath, join(import.meta.dir, "../load/open-loop.main.ts")];
  const words = ["-c", plan.cores.load, ...program, hostname, port, String(rate), String(seconds), file];
  const report = membersOf(await runProgram("taskset", words, { cure: "See what it says." }));
  if (report?.["wrong"] !== 0 || !(Number(report["requests"]) > 0)) throw new Error("Answers were not 202.");
  const what = `latency at half load (${rate} requests/s, Poisson)`;
  return [
    check(`${what}: p50`, Number(report["p50Ms"]), "ms", atMost(3)),
    check(`${what}: p99`, Number(report["p99Ms"]), "ms", atMost(3)),
  ];
}

function requestText(url: string): string {
  const { method, path, headers, body = "" } = usualQuestion;
  const lines = Object.entries({ host: new URL(url).host, ...headers, "content-length": String(body.length) });
  return `${method} ${path} HTTP/1.1\r\n${lines.map(([name, value]) => `${name}: ${value}\r\n`).join("")}\r\n${body}`;
}
