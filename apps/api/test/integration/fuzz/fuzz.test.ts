import { afterAll, beforeAll, describe, expect, it } from "bun:test";
import fc from "fast-check";
import { type Service, startService } from "../../service.ts";
import { json, path } from "../../unit/test-app.ts";
import { brokenRequest } from "./broken-request.ts";
import { hostileRequest } from "./hostile-request.ts";
import { sendBroken, sendWhole } from "./pipeline.ts";

/** To run a failed round again: FUZZ_SEED. */
const seed = Number(process.env["FUZZ_SEED"] ?? Date.now() % 2 ** 31);
const connections = 8;
const wholeRequests = 17_600;
const brokenRequests = 3200;
const mostGrowth = 1.5;

let service: Service;
beforeAll(async () => {
  service = await startService(
    {
      S3_BUCKET: "photos",
      AWS_ENDPOINT_URL_S3: "http://127.0.0.1:9",
      AWS_ACCESS_KEY_ID: "accessKey1",
      AWS_SECRET_ACCESS_KEY: "verySecretKey1",
      CORS_ORIGINS: "https://app.example",
      IDEMPOTENCY_SECRET: "0123456789abcdef0123456789abcdef",
      LOG_LEVEL: "error",
    },
    "/health/live",
  );
  while (!(await isServed())) await Bun.sleep(20);
});
afterAll(() => service.stop("SIGKILL"));

const isServed = async () => (await fetch(service.url + path, json({}))).status === 202;

async function residentMegabytes(): Promise<number> {
  const text = await (await fetch(`${service.url}/metrics`)).text();
  return Number(/^process_resident_memory_bytes (\S+)$/m.exec(text)?.[1]) / 2 ** 20;
}

type Counts = Map<string, number>;

/** Sends as many requests as there are, and counts the answers by status. */
async function round(whole: number, broken: number, roundSeed: number): Promise<{ whole: Counts; broken: Counts }> {
  const counts = { whole: new Map<string, number>(), broken: new Map<string, number>() };
  const count = (of: Counts, status: string) => of.set(status, (of.get(status) ?? 0) + 1);
  await Promise.all(
    Array.from({ length: connections }, async (_, index) => {
      const own = { seed: roundSeed + index };
      const requests = fc.sample(hostileRequest, { ...own, numRuns: whole / connections });
      for (const status of await sendWhole(service.url, requests, index % 2 === 0 ? 8 : 1)) count(counts.whole, status);
      for (const pieces of fc.sample(brokenRequest, { ...own, numRuns: broken / connections })) {
        count(counts.broken, await sendBroken(service.url, pieces));
      }
    }),
  );
  return counts;
}

const sumOf = (counts: Counts): number => [...counts.values()].reduce((sum, n) => sum + n, 0);
const failuresOf = (counts: Counts): string[] => [...counts.keys()].filter((status) => status.startsWith("5"));
const inWords = (counts: Counts): string =>
  [...counts]
    .sort(([a], [b]) => a.localeCompare(b))
    .map(([status, n]) => `${status}: ${n}`)
    .join(", ");

describe(`the process under ${wholeRequests + brokenRequests} hostile requests`, () => {
  it("fails none, does not grow, and answers the next good one", async () => {
    await round(wholeRequests / 8, brokenRequests / 8, seed - connections);
    const before = await residentMegabytes();

    const startedAt = performance.now();
    const { whole, broken } = await round(wholeRequests, brokenRequests, seed);
    const seconds = (performance.now() - startedAt) / 1000;
    expect(await isServed()).toBe(true);

    let after = await residentMegabytes();
    const figures = [
      `seed ${seed}`,
      `${seconds.toFixed(1)} s`,
      `resident ${before.toFixed(0)} MB, ${after.toFixed(0)} MB`,
    ];
    for (let waited = 0; waited < 10 && after > before * mostGrowth; waited++) {
      await Bun.sleep(1000);
      after = await residentMegabytes();
    }
    figures.push(`then ${after.toFixed(0)} MB`, `whole: ${inWords(whole)}`, `broken: ${inWords(broken)}`);
    console.log(figures.join("; "));

    expect([sumOf(whole), sumOf(broken)]).toEqual([wholeRequests, brokenRequests]);
    expect(failuresOf(whole)).toEqual([]);
    // An answer to a body that is too long can be lost with the connection, when more of the body is still coming in.
    expect(whole.get("none") ?? 0).toBeLessThan(wholeRequests / 1000);
    // What the server itself answers to a version of HTTP that there is not.
    expect(failuresOf(broken).filter((status) => status !== "505")).toEqual([]);
    expect(service.output()).not.toContain("request failed");
    expect(after).toBeLessThan(before * mostGrowth);
    expect(await isServed()).toBe(true);
  }, 240_000);
});
