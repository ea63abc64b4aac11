import { describe, expect, it } from "bun:test";
import type { AppOptions } from "../../../src/create-app.ts";
import { inProcess, json, path, testApp } from "../test-app.ts";

const start = Date.parse("2019-02-20T18:40:23Z");

/** Two requests a minute, with a clock and a peer to be set. */
function limited(changes: Partial<AppOptions> = {}) {
  const state = { seconds: 0, peer: "198.51.100.7" };
  const app = testApp({
    rateLimitPerMinute: 2,
    now: () => new Date(start + state.seconds * 1000),
    peerAddress: () => state.peer,
    corsOrigins: ["*"],
    ...changes,
  });
  return { state, send: inProcess(app) };
}

describe("rateLimit()", () => {
  it("answers 429 with the seconds until the next request is taken, and then takes it", async () => {
    const { state, send } = limited();
    for (let n = 0; n < 2; n++) expect((await send(path, json({}))).status).toBe(202);
    state.seconds = 0.5;
    const refused = await send(path, json({}));
    expect(refused.status).toBe(429);
    expect(refused.headers.get("retry-after")).toBe("30");
    expect(refused.headers.get("access-control-allow-origin")).toBe("*");
    expect(await refused.json()).toMatchObject({ status: "not_accepted", errors: [{ code: "rate_limited" }] });
    state.seconds = 30.5;
    expect((await send(path, json({}))).status).toBe(202);
  });

  it("counts all that a caller asks, also in vain, and not what is open to everyone", async () => {
    const { send } = limited();
    for (let n = 0; n < 5; n++) {
      expect((await send("/health/live")).status).toBe(200);
      expect((await send(path, { method: "OPTIONS", headers: { origin: "https://a.example" } })).status).toBe(204);
      expect((await send("/nothing")).status).toBe(404);
    }
    expect((await send(path, json({ uuid: 1 }))).status).toBe(422);
    expect((await send("/s3/params")).status).toBe(200);
    for (const [target, init] of [[path, json({})], ["/s3/params"], ["/api/v2/s3/explain_upload", json({})]] as const) {
      expect((await send(target, init)).status).toBe(429);
    }
  });

  it("counts by address where nobody is known", async () => {
    const { state, send } = limited();
    for (let n = 0; n < 2; n++) await send(path, json({}));
    state.peer = "198.51.100.8";
    expect((await send(path, json({}))).status).toBe(202);
    state.peer = "198.51.100.7";
    expect((await send(path, json({}))).status).toBe(429);
  });

  it("counts by caller, from wherever, where one is known", async () => {
    const { state, send } = limited({ authenticate: (headers) => ({ subject: headers.get("authorization") ?? "" }) });
    const as = (subject: string) => ({
      ...json({}),
      headers: { authorization: subject, "content-type": "application/json" },
    });
    for (let n = 0; n < 2; n++) {
      expect((await send(path, as("alice"))).status).toBe(202);
      state.peer = `198.51.100.${n}`;
    }
    expect((await send(path, as("alice"))).status).toBe(429);
    expect((await send(path, as("bob"))).status).toBe(202);
  });

  it("does not limit where no limit is set", async () => {
    const { send } = limited({ rateLimitPerMinute: undefined });
    for (let n = 0; n < 50; n++) expect((await send(path, json({}))).status).toBe(202);
  });
});
