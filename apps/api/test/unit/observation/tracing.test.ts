import { afterAll, describe, expect, it } from "bun:test";
import { startTracing } from "../../../src/observation/tracing.ts";
import { type CollectedSpan, startCollector } from "../../collector.ts";
import { freePort, startService } from "../../service.ts";
import { defaultProfile, path } from "../test-app.ts";
import { keptLog, observedApp } from "./observed-app.ts";

const traceId = "0af7651916cd43dd8448eb211c80319c";
const parentSpanId = "b7ad6b7169203331";
const sampled = { traceparent: `00-${traceId}-${parentSpanId}-01` };
const [serverKind, internalKind] = [2, 1];
const errorStatus = 2;

const attribute = (span: CollectedSpan | undefined, key: string) =>
  Object.values(span?.attributes.find((one) => one.key === key)?.value ?? {})[0];

/** Sends some requests to a traced app, and gives what its collector has then. */
async function traced(
  use: (app: ReturnType<typeof observedApp>) => Promise<unknown>,
  changes = {},
  sampling = { share: 1, byParent: true },
) {
  const collector = startCollector();
  const tracing = startTracing({ endpoint: collector.url, sampling }, keptLog().logger);
  const app = observedApp(changes, "info", [tracing.observe]);
  await use(app);
  await tracing.stop();
  collector.stop();
  return { app, collector, spans: collector.spans() };
}

describe("startTracing()", () => {
  it("sends a span for the request below the caller's, and one for signing below that", async () => {
    const { app, spans, collector } = await traced(({ send }) => send(path, { method: "POST", headers: sampled }));
    const server = spans.find(({ kind }) => kind === serverKind);
    const signing = spans.find(({ kind }) => kind === internalKind);
    expect(spans).toHaveLength(2);
    expect(server).toMatchObject({ traceId, parentSpanId, name: `POST ${path}` });
    expect(signing).toMatchObject({ traceId, parentSpanId: server?.spanId ?? "none", name: "sign" });
    expect(attribute(server, "http.request.method")).toBe("POST");
    expect(attribute(server, "http.route")).toBe(path);
    expect(attribute(server, "http.response.status_code")).toBe(202);
    expect(Math.abs(Number(server?.startTimeUnixNano) / 1e6 - Date.now())).toBeLessThan(60_000);
    expect(BigInt(signing?.startTimeUnixNano ?? 0)).toBeGreaterThanOrEqual(BigInt(server?.startTimeUnixNano ?? 0));
    expect(BigInt(signing?.endTimeUnixNano ?? 0)).toBeLessThanOrEqual(BigInt(server?.endTimeUnixNano ?? 0));
    expect(app.lines()).toMatchObject([{ traceId }]);
    expect(collector.requests.map(({ method, url }) => `${method} ${new URL(url).pathname}`)).toEqual([
      "POST /v1/traces",
    ]);
    expect(JSON.stringify(collector.resources()[0].resource)).toContain("signed-s3-api");
  });

  it("tells the caller the span of the service", async () => {
    const answers: Response[] = [];
    const { spans } = await traced(async ({ send }) => answers.push(await send("/openapi/json", { headers: sampled })));
    expect(answers[0]?.headers.get("traceresponse")).toBe(`00-${traceId}-${spans[0]?.spanId}-01`);
  });

  it("begins a trace where there is none, and where the header is malformed", async () => {
    const { app, spans } = await traced(async ({ send }) => {
      await send("/openapi/json");
      await send("/openapi/json", { headers: { traceparent: `${sampled.traceparent}-x` } });
    });
    expect(new Set(spans.map((span) => span.traceId)).add(traceId).size).toBe(3);
    expect(spans.every((span) => !span.parentSpanId)).toBe(true);
    expect(app.lines().map((line) => line["traceId"])).toEqual(spans.map((span) => span.traceId));
  });

  it("sends nothing of a trace that its caller does not sample", async () => {
    const headers = { traceparent: `00-${traceId}-${parentSpanId}-00` };
    const { app, spans } = await traced(({ send }) => send(path, { method: "POST", headers }));
    expect(spans).toEqual([]);
    expect(app.lines()).toMatchObject([{ traceId }]);
  });

  it("sends the share of traces that is asked for, and by their callers' choice where that goes first", async () => {
    const sentOf = async (share: number, byParent: boolean, headers: Record<string, string>) => {
      const send = async (app: ReturnType<typeof observedApp>) => {
        for (let count = 0; count < 40; count += 1) await app.send(path, { method: "POST", headers });
      };
      return (await traced(send, {}, { share, byParent })).spans.length;
    };
    expect(await sentOf(0, true, {})).toBe(0);
    expect(await sentOf(0, true, sampled)).toBe(80);
    expect(await sentOf(0, false, sampled)).toBe(0);
    expect(await sentOf(1, false, { traceparent: `00-${traceId}-${parentSpanId}-00` })).toBe(80);
    const some = await sentOf(0.5, true, {});
    expect(some % 2).toBe(0);
    expect(some).toBeWithin(2, 79);
  });

  it("sends nothing of health checks and scrapes", async () => {
    const { spans } = await traced(
      async ({ send }) => {
        for (const target of ["/health/live", "/health/ready", "/metrics"]) await send(target, { headers: sampled });
      },
      { metrics: async () => "" },
    );
    expect(spans).toEqual([]);
  });

  it("marks the service's own failures, and no path that it does not know", async () => {
    const sign = () => {
      throw new Error("x");
    };
    const { spans } = await traced(
      async ({ send }) => {
        await send(path, { method: "POST" });
        await send("/secret-path");
      },
      { defaultProfile: { ...defaultProfile, sign } },
    );
    expect(spans).toMatchObject([{ status: { code: errorStatus } }, { name: "GET", status: { code: 0 } }]);
    expect(attribute(spans[0], "error.type")).toBe("500");
    expect(JSON.stringify(spans)).not.toContain("secret-path");
  });
});

describe("a collector that does not take traces", () => {
  it("is told of by its status, and not by what it answers", async () => {
    const server = Bun.serve({ port: 0, fetch: () => new Response("what-it-answers", { status: 404 }) });
    afterAll(() => server.stop(true));
    const { logger, text, lines } = keptLog();
    const tracing = startTracing({ endpoint: server.url.origin, sampling: { share: 1, byParent: true } }, logger);
    await observedApp({}, "info", [tracing.observe]).send(path, { method: "POST" });
    await tracing.stop().catch(() => {});
    expect(lines()).toMatchObject([{ level: "warn", status: 404 }]);
    expect(text()).not.toContain("what-it-answers");
  });
});

describe("the process with OTEL_EXPORTER_OTLP_ENDPOINT", () => {
  it("sends what is left when it ends", async () => {
    const collector = startCollector();
    afterAll(collector.stop);
    const service = await startService({ OTEL_EXPORTER_OTLP_ENDPOINT: collector.url, OTEL_SERVICE_NAME: "uploads" });
    await fetch(service.url + path, { method: "POST", headers: sampled });
    expect(await service.stop()).toBe(0);
    expect(collector.spans().filter((span) => span.traceId === traceId)).toHaveLength(2);
    expect(JSON.stringify(collector.resources()[0].resource)).toContain('"uploads"');
  });

  it("answers as ever, and ends in time, when the collector is down", async () => {
    const service = await startService({ OTEL_EXPORTER_OTLP_ENDPOINT: `http://127.0.0.1:${await freePort()}` });
    const answers = await Promise.all(Array.from({ length: 600 }, () => fetch(service.url + path, { method: "POST" })));
    expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([202]));
    const startedAt = performance.now();
    expect(await service.stop()).toBe(0);
    expect(performance.now() - startedAt).toBeLessThan(5000);
  });
});
