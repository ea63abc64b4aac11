import { describe, expect, it } from "bun:test";
import { openConnection } from "../raw-socket.ts";
import { type Service, type ServiceRuntime, startService, type Variables } from "../service.ts";
import { path } from "../unit/test-app.ts";
import { waitUntil } from "../wait-until.ts";

/** For how long connections are still taken, in milliseconds. */
export const noticeMs = 2000;
/** How long the end may take. */
export const graceMs = 10_000;

/** Signs without any store. */
const variables: Variables = {
  S3_BUCKET: "photos",
  AWS_ENDPOINT_URL_S3: "http://127.0.0.1:9",
  AWS_ACCESS_KEY_ID: "accessKey1",
  AWS_SECRET_ACCESS_KEY: "verySecretKey1",
};

/** Tells a process to end, and how it ended and after how long. */
export async function ended(service: Service, signal: NodeJS.Signals): Promise<{ code: number; afterMs: number }> {
  const startedAt = performance.now();
  const code = await service.stop(signal);
  return { code, afterMs: performance.now() - startedAt };
}

/** Begins a request whose body is complete only when `finish` is called. */
export async function slowRequest(service: Service) {
  const connection = await openConnection(service.url);
  connection.write(`POST ${path} HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nContent-Length: 2\r\n\r\n{`);
  await Bun.sleep(50);
  return { ...connection, finish: () => connection.write("}") };
}

/**
 * Describes how the service ends, whatever it runs on.
 *
 * @param listensToTheEnd Whether it takes connections as long as requests are in flight. Default: for two seconds alone
 */
export function describeShutdown(runtime: ServiceRuntime, { listensToTheEnd = false } = {}): void {
  const start = () => startService(variables, undefined, runtime);

  describe(`the service on ${runtime.name} that is told to end`, () => {
    it("waits for no connection that has not asked for anything", async () => {
      const service = await start();
      await openConnection(service.url);
      const halfAsked = await openConnection(service.url);
      halfAsked.write("GET /health/live HTTP/1.1\r\nHost:");
      const { code, afterMs } = await ended(service, "SIGTERM");
      expect(code).toBe(0);
      expect(afterMs).toBeLessThan(noticeMs + 3000);
    }, 15_000);

    const takes = listensToTheEnd ? "takes connections" : "takes connections for two seconds, then none";
    it(`is not ready at once, ${takes}, and lets requests in flight finish`, async () => {
      const service = await start();
      const slow = await slowRequest(service);
      const idle = await openConnection(service.url);
      idle.write("GET /health/live HTTP/1.1\r\nHost: x\r\n\r\n");
      await waitUntil("the idle connection has its answer", () => idle.received() !== "");
      const end = ended(service, "SIGTERM");

      await waitUntil("it is not ready", async () => (await fetch(`${service.url}/health/ready`)).status === 503, 500);
      const ready = await fetch(`${service.url}/health/ready`);
      expect(await ready.json()).toMatchObject({ status: "not_ready", reasons: ["draining"] });
      const answer = await fetch(service.url + path, { method: "POST" });
      expect(answer.status).toBe(202);
      expect(answer.headers.get("connection")).toBe("close");
      expect((await fetch(`${service.url}/health/live`)).status).toBe(200);

      await Bun.sleep(noticeMs + 200);
      if (!listensToTheEnd) {
        await expect(fetch(`${service.url}/health/live`)).rejects.toThrow();
        expect(idle.isClosed()).toBe(true);
      }
      expect(slow.isClosed()).toBe(false);
      slow.finish();
      await slow.closed;
      expect(slow.received()).toStartWith("HTTP/1.1 202 ");
      expect(slow.received()).toEndWith("}");

      const { code, afterMs } = await end;
      expect(code).toBe(0);
      expect(afterMs).toBeWithin(noticeMs, graceMs);
      const last = service.output().trimEnd().split("\n").at(-1) ?? "";
      expect(JSON.parse(last)).toMatchObject({ msg: "stopped" });
      expect(service.output()).toContain('"status":202');
    }, 20_000);

    for (const [first, second] of [
      ["SIGTERM", "SIGTERM"],
      ["SIGTERM", "SIGINT"],
    ] as const) {
      it(`ends at once on ${second} after ${first}, and not with 0`, async () => {
        const service = await start();
        const slow = await slowRequest(service);
        const firstEnd = ended(service, first);
        await Bun.sleep(100);
        const { code, afterMs } = await ended(service, second);
        expect(code).toBe(1);
        expect(afterMs).toBeLessThan(500);
        await firstEnd;
        await slow.closed;
        expect(service.output()).toContain("draining");
      });
    }
  });
}
