import { describe, expect, it } from "bun:test";
import { bucketCheck } from "../../src/bucket-check.ts";
import { freePort } from "../service.ts";
import { waitUntil } from "../wait-until.ts";
import { keptLog } from "./observation/observed-app.ts";
import { inProcess, path, testApp } from "./test-app.ts";

/** A store that answers a POST with `status`, and a check of it that looks often. */
async function checkedStore(status: number | "hang") {
  const store = { status, posts: [] as string[] };
  const port = await freePort();
  const start = () =>
    Bun.serve({
      port,
      hostname: "127.0.0.1",
      async fetch(request) {
        store.posts.push(await request.text());
        if (store.status === "hang") await Bun.sleep(1000);
        return new Response("<Error/>", { status: store.status === "hang" ? 200 : store.status });
      },
    });
  let server = start();
  const log = keptLog();
  const url = `http://127.0.0.1:${port}/photos`;
  const check = bucketCheck({ url, now: () => new Date(), logger: log.logger, everyMs: 40, limitMs: 100 });
  return {
    store,
    check,
    log,
    goAway: () => server.stop(true),
    comeBack() {
      server = start();
    },
    async [Symbol.asyncDispose]() {
      check.stop();
      await server.stop(true);
    },
  };
}

describe("bucketCheck()", () => {
  it("tells how far the clock is off that of the store", async () => {
    const store = Bun.serve({
      port: 0,
      fetch: () => new Response("", { status: 403, headers: { date: "Thu, 01 Jan 2026 00:00:00 GMT" } }),
    });
    const now = () => new Date("2026-01-01T00:01:00.500Z");
    const check = bucketCheck({ url: store.url.href, now, logger: keptLog().logger });
    expect(check.clockOffset()).toBeUndefined();
    await waitUntil("it has looked", () => check.clockOffset() !== undefined);
    expect(check.clockOffset()).toBe(60);
    check.stop();
    await store.stop(true);
  });

  for (const status of [200, 204, 307, 400, 403, 404, 412]) {
    it(`takes an answer of ${status} for a store that takes forms`, async () => {
      await using checked = await checkedStore(status);
      const { check } = checked;
      expect(check.status()).toBe("unchecked");
      expect(check.reachable()).toBeUndefined();
      await waitUntil("it has looked", () => check.status() !== "unchecked");
      expect(check.status()).toBe("reachable");
      expect(check.unready()).toEqual([]);
    });
  }

  for (const status of [405, 501]) {
    it(`is unready, in words, where a store answers ${status}: it has no POST`, async () => {
      await using checked = await checkedStore(status);
      const { check, log } = checked;
      await waitUntil("it has looked", () => check.status() !== "unchecked");
      expect(check.unready()).toEqual(["bucket: the store takes no form uploads (POST Object)"]);
      expect(log.lines()).toMatchObject([{ level: "error", status, msg: expect.stringContaining("POST Object") }]);
    });
  }

  for (const status of [500, 503, "hang"] as const) {
    it(`tells of a store that fails (${status}), and stays ready`, async () => {
      await using checked = await checkedStore(status);
      await waitUntil("it has looked", () => checked.check.status() !== "unchecked");
      expect(checked.check.status()).toMatch(/^unreachable since \d{4}-.*Z$/);
      expect(checked.check.reachable()).toBe(false);
      expect(checked.check.unready()).toEqual([]);
    });
  }

  it("sends a form without a field, and no credentials", async () => {
    await using checked = await checkedStore(400);
    await waitUntil("it has looked", () => checked.store.posts.length > 0);
    expect(checked.store.posts[0]).toBe("--no-fields--\r\n");
  });

  it("notices that a store goes and comes back, and logs each once", async () => {
    await using checked = await checkedStore(400);
    const { check, log } = checked;
    await waitUntil("it is there", () => check.reachable() === true);
    await checked.goAway();
    await waitUntil("it is away", () => check.reachable() === false);
    await Bun.sleep(100);
    checked.comeBack();
    await waitUntil("it is back", () => check.reachable() === true);
    expect(log.lines().map(({ level, msg }) => `${level} ${msg}`)).toEqual([
      "info bucket: reachable",
      "error bucket: unreachable",
      "info bucket: reachable",
    ]);
    expect(log.text()).not.toContain("127.0.0.1");
  });
});

describe("GET /health/ready", () => {
  it("is ready and tells of the bucket that does not answer, while signing goes on", async () => {
    const bucketStatus = () => "unreachable since 2019-02-20T18:40:00.000Z";
    const send = inProcess(testApp({ bucketStatus }));
    const ready = await send("/health/ready");
    expect(ready.status).toBe(200);
    expect(await ready.json()).toEqual({ status: "ready", bucket: bucketStatus() });
    expect((await send(path, { method: "POST" })).status).toBe(202);
  });

  for (const target of ["/health/live", "/health/ready"]) {
    it(`answers HEAD ${target} without a body`, async () => {
      const answer = await inProcess(testApp())(target, { method: "HEAD" });
      expect(answer.status).toBe(200);
      expect(await answer.text()).toBe("");
    });
  }

  it("answers HEAD with 503 while it is not ready", async () => {
    const answer = await inProcess(testApp({ unready: () => ["credentials"] }))("/health/ready", { method: "HEAD" });
    expect(answer.status).toBe(503);
  });
});
