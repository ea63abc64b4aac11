import { describe, expect, it } from "bun:test";
import { describeShutdown, ended, graceMs, noticeMs, slowRequest } from "../contract/shutdown.ts";
import { bun, startService } from "../service.ts";
import { waitUntil } from "../wait-until.ts";

/** Whether a process does something about SIGTERM: the signals that it takes are the bits of a number. */
const takesSigterm = async (pid: number): Promise<boolean> => {
  const status = await Bun.file(`/proc/${pid}/status`).text();
  const taken = BigInt(`0x${/^SigCgt:\s*([0-9a-f]+)$/m.exec(status)?.[1] ?? "0"}`);
  return (taken & (1n << 14n)) !== 0n;
};

describeShutdown(bun);

describe("shutDownOnSignal()", () => {
  it("is not needed yet by a process that is just starting: it ends at once, and well", async () => {
    const starting = Bun.spawn([process.execPath, new URL("../../src/main.ts", import.meta.url).pathname], {
      env: { PATH: process.env["PATH"], PORT: "0", HOST: "127.0.0.1" },
      stdio: ["ignore", "ignore", "ignore"],
    });
    // Its first statement takes the signal; the rest of it is still being loaded then.
    await waitUntil("it takes the signal", async () => takesSigterm(starting.pid));
    starting.kill("SIGTERM");
    expect(await starting.exited).toBe(0);
  });

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
