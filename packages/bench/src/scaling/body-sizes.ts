import { type Check, check } from "../report/check.ts";
import { atLeast } from "../requests/goals.ts";
import { type LoadPlan, sample } from "../requests/measure.ts";
import type { RunningServer } from "../servers/running-server.ts";
import { linearFit } from "../statistics/linear-fit.ts";
import { median } from "../statistics/median.ts";
import { serviceExchange, usualQuestion } from "../verification/create-signed-url.ts";

const kilobytes = [0, 8, 16, 32, 48, 63];

/** What a request costs by the length of its body. */
export interface BodySizes {
  /** CPU microseconds by request, by bytes of body. */
  readonly micros: readonly (readonly [bytes: number, micros: number])[];
  readonly microsByKilobyte: number;
  readonly check: Check;
}

/**
 * Measures what a request costs with bodies up to 64 KB, in turns, and whether that is a straight line. A body is filled up
 * with a member that the service knows nothing of, and must read all the same.
 */
export async function measureBodySizes(
  rounds: number,
  seconds: number,
  server: RunningServer,
  plan: LoadPlan,
): Promise<BodySizes> {
  plan.progress("bodies up to 64 KB …");
  const questions = kilobytes.map((size) => ({ ...usualQuestion, body: bodyOf(size * 1024) }));
  const costs = questions.map((): number[] => []);
  for (let round = 0; round < rounds; round++) {
    for (const [index, question] of questions.entries()) {
      const asked = { exchange: { ...serviceExchange, question } };
      costs[index]?.push((await sample(server, asked, seconds, plan)).cpuMicros);
    }
  }
  const micros = costs.map((cost, index) => [questions[index]?.body.length ?? 0, median(cost)] as const);
  const { slope, r2 } = linearFit(micros);
  return {
    micros,
    microsByKilobyte: slope * 1024,
    check: check("CPU by length of body, 0 to 64 KB: R² of a straight line", r2, "", atLeast(0.98)),
  };
}

/** The usual envelope, filled up; an empty body for none. */
function bodyOf(bytes: number): string {
  if (bytes === 0) return "";
  const envelope = JSON.stringify({ ...JSON.parse(usualQuestion.body ?? "{}"), note: "" });
  return envelope.replace('"note":""', `"note":"${"x".repeat(bytes - envelope.length)}"`);
}
