import { describe, expect, it } from "bun:test";
import { inProcess, testApp } from "./test-app.ts";

describe("health", () => {
  it("is live and ready", async () => {
    const send = inProcess(testApp());
    expect((await send("/health/live")).status).toBe(200);
    expect((await send("/health/ready")).status).toBe(200);
  });

  it("is found under a host name of few letters", async () => {
    expect((await testApp().handle(new Request("http://api/health/live"))).status).toBe(200);
  });

  it("is live but not ready while anything is missing, and says what", async () => {
    const send = inProcess(testApp({ unready: () => ["credentials"] }));
    expect((await send("/health/live")).status).toBe(200);
    const ready = await send("/health/ready");
    expect(ready.status).toBe(503);
    expect(ready.headers.get("retry-after")).toBe("1");
    expect(await ready.json()).toEqual({ status: "not_ready", reasons: ["credentials"] });
  });
});
