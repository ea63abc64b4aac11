import { afterAll, describe, expect, it } from "bun:test";
import { startObservation } from "../../../src/observation/observation.ts";
import { observed, showTo } from "../../../src/observation/observed.ts";
import { openConnection } from "../../raw-socket.ts";
import { waitUntil } from "../../wait-until.ts";
import { defaultProfile, json, path, testApp, uuid } from "../test-app.ts";
import { keptLog, observedApp } from "./observed-app.ts";

describe("accessLog()", () => {
  it("writes one line per request, with nothing of the request but what is listed here", async () => {
    const { send, text, lines } = observedApp();
    await send(`${path}?secret=query-value`, { ...json({ uuid }), headers: { "x-request-id": "r1" } });
    expect(lines()).toEqual([
      {
        level: "info",
        time: expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/),
        method: "POST",
        route: path,
        status: 415,
        durationMs: expect.any(Number),
        requestId: "r1",
        refusedFor: ["unsupported_media_type"],
        msg: "request",
      },
    ]);
    expect(text()).not.toContain("query-value");
  });

  it("tells the caller's trace and who asked", async () => {
    const { send, lines } = observedApp({ authenticate: async () => ({ subject: "shop" }) });
    const traceId = "0af7651916cd43dd8448eb211c80319c";
    const traceparent = `00-${traceId}-b7ad6b7169203331-01`;
    const answer = await send(path, { method: "POST", headers: { traceparent } });
    expect(lines()).toMatchObject([{ status: 202, traceId, subject: "shop" }]);
    expect(answer.headers.get("traceresponse")).toBe(traceparent);
  });

  it("keeps a subject of any characters on one line", async () => {
    const subject = 'a"b\\c\nd\u2028e\ud800{"level":"fatal"}\u0000';
    const { send, text, lines } = observedApp({ authenticate: async () => ({ subject }) });
    await send(path, { method: "POST" });
    expect(text().match(/\n/g)).toHaveLength(1);
    expect(lines()).toMatchObject([{ level: "info", subject }]);
  });

  for (const requestId of ["two\twords", "x".repeat(129), "naïve", '{"a":1} b']) {
    it(`leaves out the request id ${JSON.stringify(requestId.slice(0, 12))}`, async () => {
      const { send, text, lines } = observedApp();
      await send("/health/live", { headers: { "x-request-id": requestId } });
      expect(text()).not.toContain(requestId);
      expect(lines()[0]?.["requestId"]).toBeString();
    });
  }

  it("tells the route and never the path, which can hold anything", async () => {
    const { send, text, lines } = observedApp();
    await send("/health/live/");
    await send("/secret-path", { method: "DELETE" });
    expect(lines()).toMatchObject([{ route: "/health/live" }, { route: null, status: 404, refusedFor: ["not_found"] }]);
    expect(text()).not.toContain("secret-path");
  });

  it("tells a method that HTTP itself has not as OTHER", async () => {
    const { send, lines } = observedApp();
    await send(path, { method: "PROPFIND" });
    expect(lines()).toMatchObject([{ method: "OTHER" }]);
  });

  it("tells of a request that was broken off", async () => {
    const { fetch, text, lines } = observedApp();
    const server = Bun.serve({ port: 0, fetch });
    afterAll(() => server.stop(true));
    const connection = await openConnection(server.url);
    connection.write(
      `POST ${path} HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nContent-Length: 9\r\n\r\n{`,
    );
    await Bun.sleep(50);
    connection.close();
    await waitUntil("the line is there", () => text() !== "");
    expect(lines()).toMatchObject([{ method: "POST", route: path, status: 400, refusedFor: ["incomplete_body"] }]);
  });
});

describe("an unforeseen error", () => {
  const sign = () => {
    throw new TypeError("the message holds pass-phrase-1");
  };
  const changes = { defaultProfile: { ...defaultProfile, sign } };

  it("is logged once, by its name alone", async () => {
    const { send, text, lines } = observedApp(changes);
    await send(path, { method: "POST", headers: { "x-request-id": "r1" } });
    expect(lines()).toMatchObject([
      { level: "error", requestId: "r1", error: "TypeError", msg: "request failed" },
      { level: "info", requestId: "r1", status: 500, refusedFor: ["internal_error"] },
    ]);
    expect(text()).not.toMatch(/pass-phrase-1|\.ts/);
  });

  it("is logged with where it was thrown at level debug, still without its message", async () => {
    const { send, text, lines } = observedApp(changes, "debug");
    await send(path, { method: "POST" });
    expect(lines()[0]?.["thrownAt"]).toContainEqual(expect.stringContaining("access-log.test.ts"));
    expect(text()).not.toContain("pass-phrase-1");
  });
});

describe("startObservation()", () => {
  for (const [level, lines] of [
    ["info", 1],
    ["warn", 0],
    ["silent", 0],
  ] as const) {
    it(`writes ${lines} line per request at level ${level}`, async () => {
      const log = keptLog(level);
      const signing = {
        unready: () => [],
        credentials: () => undefined,
        credentialsSince: () => undefined,
        bucketReachable: () => undefined,
        clockOffset: () => undefined,
        now: () => new Date(),
      };
      const { observers } = await startObservation({ ...log, traces: undefined, signing });
      await observed(testApp().fetch, showTo(observers))(new Request("http://localhost/health/live"));
      expect(log.text().split("\n")).toHaveLength(lines + 1);
    });
  }
});

describe("createLogger()", () => {
  it("gives each line the time of its own", async () => {
    const { logger, lines } = keptLog();
    logger.info("first");
    await Bun.sleep(5);
    logger.info("second");
    const [first, second] = lines().map(({ time }) => Date.parse(String(time)));
    expect(second).toBeGreaterThan(first ?? Number.NaN);
  });
});
