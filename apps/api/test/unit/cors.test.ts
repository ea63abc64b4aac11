import { afterAll, describe, expect, it } from "bun:test";
import { inProcess, json, path, type Send, testApp } from "./test-app.ts";

const page = "https://app.example";
const app = testApp({
  corsOrigins: [page, "HTTPS://Other.Example:443"],
  requestMaxBytes: 1024,
  metrics: async () => "x 1\n",
  credentials: () => {
    throw new Error("no credentials");
  },
});
const server = Bun.serve({ port: 0, fetch: app.fetch });
afterAll(() => server.stop(true));
const overPort: Send = (target, init) => fetch(new URL(target, server.url), init);

const from = (origin: string, init: RequestInit = {}): RequestInit => ({
  ...init,
  headers: { ...init.headers, origin },
});
const preflight: RequestInit = {
  method: "OPTIONS",
  headers: { "access-control-request-method": "POST", "access-control-request-headers": "content-type" },
};

const answers: readonly (readonly [status: number, target: string, init: RequestInit])[] = [
  [200, "/health/live", {}],
  [200, "/metrics", {}],
  [400, path, json("{")],
  [404, "/nothing", {}],
  [404, "/nothing", preflight],
  [405, path, {}],
  [413, path, json(" ".repeat(1025))],
  [415, path, { method: "POST", body: "x", headers: { "content-type": "text/plain" } }],
  [406, path, { method: "POST", headers: { accept: "text/html" } }],
  [500, path, json({})],
];

for (const [transport, send] of Object.entries({ "in process": inProcess(app), "over a port": overPort })) {
  describe(`cors() ${transport}`, () => {
    for (const [status, target, init] of answers) {
      it(`names a listed origin and no other in ${init.method ?? "GET"} ${target}: ${status}`, async () => {
        const listed = await send(target, from(page, init));
        expect(listed.status).toBe(status);
        expect(listed.headers.get("access-control-allow-origin")).toBe(page);
        expect(listed.headers.get("access-control-expose-headers")).toBe(
          "x-request-id, x-runtime, retry-after, traceresponse",
        );
        for (const origin of ["https://app.example.evil", "http://app.example", "https://app.example:8443", "null"]) {
          const unlisted = await send(target, from(origin, init));
          expect(unlisted.status).toBe(status);
          expect(unlisted.headers.get("access-control-allow-origin")).toBeNull();
          expect(unlisted.headers.get("vary")).toBe("Origin");
        }
        expect(listed.headers.get("vary")).toBe("Origin");
      });
    }

    it("lets a preflight know methods and headers, for two hours", async () => {
      const answer = await send(path, from(page, preflight));
      expect(answer.status).toBe(204);
      expect(await answer.text()).toBe("");
      expect(answer.headers.get("access-control-allow-origin")).toBe(page);
      expect(answer.headers.get("access-control-allow-methods")).toBe("POST, OPTIONS");
      expect(answer.headers.get("access-control-allow-headers")).toContain("content-type, idempotency-key");
      expect(answer.headers.get("access-control-max-age")).toBe("7200");
      expect(answer.headers.get("content-type")).toBeNull();
    });

    it("tells the preflight of another origin nothing", async () => {
      const answer = await send(path, from("https://evil.example", preflight));
      expect(answer.status).toBe(204);
      expect([...answer.headers.keys()].filter((name) => name.startsWith("access-control-"))).toEqual([]);
    });

    it("tells OPTIONS without an origin what the path allows", async () => {
      const answer = await send("/health/live", { method: "OPTIONS" });
      expect(answer.status).toBe(204);
      expect(answer.headers.get("allow")).toBe("GET, HEAD, OPTIONS");
    });
  });
}

describe("cors()", () => {
  it("names no origin, and varies by none, where all are listed", async () => {
    const answer = await inProcess(testApp({ corsOrigins: ["*"] }))("/nothing", from(page));
    expect(answer.headers.get("access-control-allow-origin")).toBe("*");
    expect(answer.headers.get("vary")).toBeNull();
  });

  it("is silent where none is listed", async () => {
    const answer = await inProcess(testApp())(path, from(page, preflight));
    expect(answer.status).toBe(204);
    expect([...answer.headers.keys()].filter((name) => /^(access-control-|vary)/.test(name))).toEqual([]);
  });
});

describe("every answer", () => {
  for (const [status, target, init] of answers) {
    it(`can't be taken for another type, framed or run: ${init.method ?? "GET"} ${target}: ${status}`, async () => {
      const { headers } = await inProcess(app)(target, init);
      expect(headers.get("x-content-type-options")).toBe("nosniff");
      expect(headers.get("referrer-policy")).toBe("no-referrer");
      expect(headers.get("content-security-policy")).toBe("default-src 'none'; frame-ancestors 'none'");
      expect(headers.get("cross-origin-resource-policy")).toBe("cross-origin");
    });
  }
});
