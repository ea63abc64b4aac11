import { describe, expect, it } from "bun:test";
import { describeShutdown, ended, graceMs, noticeMs, slowRequest } from "../contract/shutdown.ts";
import { bun, startService } from "../service.ts";

describeShutdown(bun);

describe("shutDownOnSignal()", () => {
  // These two mostly wait.
  it.concurrent("cuts off within the grace time what does not finish, and says so", async () => {
    const service = await startService({});
    const slow = await slowRequest(service);
    const { code, afterMs } = await ended(service, "SIGTERM");
    expect(code).toBe(1);
    expect(afterMs).toBeWithin(noticeMs, graceMs);
    expect(service.output()).toContain("cut off");
    expect(slow.received()).toBe("");
  }, 20_000);

  it.concurrent("waits for no load balancer on SIGINT in development, but does in production", async () => {
    const development = await startService({});
    expect(await ended(development, "SIGINT")).toEqual({ code: 0, afterMs: expect.any(Number) });
    const production = await startService({
      NODE_ENV: "production",
      AUTH: "none",
      S3_BUCKET: "photos",
      AWS_REGION: "eu-central-1",
      AWS_ENDPOINT_URL_S3: "http://127.0.0.1:9",
      AWS_ACCESS_KEY_ID: "accessKey1",
      AWS_SECRET_ACCESS_KEY: "verySecretKey1",
    });
    const { code, afterMs } = await ended(production, "SIGINT");
    expect(code).toBe(0);
    expect(afterMs).toBeGreaterThanOrEqual(noticeMs);
  }, 15_000);
});
