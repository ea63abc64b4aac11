import { afterAll, describe, expect, it } from "bun:test";
import { hash } from "node:crypto";
import { gzipSync } from "node:zlib";
import fc from "fast-check";
import { byTokens } from "../../../src/authentication/by-tokens.ts";
import type { AppOptions } from "../../../src/create-app.ts";
import type { Observer } from "../../../src/observation/observed.ts";
import { hostileRequest } from "../../integration/fuzz/hostile-request.ts";
import { defaultProfile, path } from "../test-app.ts";
import { bothWays } from "./two-ways.ts";

const token = "a-token-of-32-characters-at-least";
const sign = () => {
  throw new TypeError("not foreseen");
};
const closing: Observer = ({ response }) => response.headers.set("connection", "close");

/** The service's states, each with what it is made from; anew each time, as some parts count. */
const states: Readonly<Record<string, { changes: () => Partial<AppOptions>; observers?: readonly Observer[] }>> = {
  "as it is by default": { changes: () => ({}) },
  "for pages of any origin": { changes: () => ({ corsOrigins: ["*"] }) },
  "for pages of one origin, with limits": {
    changes: () => ({
      corsOrigins: ["https://a.example"],
      defaultProfile: {
        ...defaultProfile,
        limits: { expiresInSeconds: 60, contentTypes: ["image/*"], contentLengthRange: [1, 9] },
      },
    }),
  },
  "that takes tokens": {
    changes: () => ({ authenticate: byTokens([{ name: "shop", sha256: hash("sha256", token, "buffer") }]) }),
  },
  "that knows callers after a while": {
    changes: () => ({
      authenticate: async () => {
        await Bun.sleep(1);
        return { subject: "späť" };
      },
    }),
  },
  "that answers again": { changes: () => ({ idempotency: { secret: "s".repeat(32), windowSeconds: 300 } }) },
  "that limits requests": { changes: () => ({ rateLimitPerMinute: 20, peerAddress: () => "198.51.100.7" }) },
  "without credentials": { changes: () => ({ credentials: () => undefined, retryAfterSeconds: () => 7 }) },
  "with a small limit for bodies": { changes: () => ({ requestMaxBytes: 40 }) },
  "that is broken": { changes: () => ({ defaultProfile: { ...defaultProfile, sign } }) },
  "that drains": { changes: () => ({}), observers: [closing] },
};

const request = (line: string, headers: readonly string[] = [], body: string | Uint8Array = ""): Uint8Array =>
  Buffer.concat([
    Buffer.from([`${line} HTTP/1.1`, "Host: localhost", ...headers, "", ""].join("\r\n")),
    Buffer.from(body),
  ]);
const post = (body: string | Uint8Array, headers: readonly string[] = ["Content-Type: application/json"], query = "") =>
  request(`POST ${path}${query}`, [...headers, `Content-Length: ${Buffer.from(body).length}`], body);
const get = (query: string, headers: readonly string[] = []) => request(`GET /s3/params${query}`, headers);
const good = '{"uuid":"e090cbd2-ded4-4fd4-be23-4c17ad77ca07","data":{"filename":"a.png"}}';
const withHeader = (header: string) => post(good, ["Content-Type: application/json", header]);

const oddRequests: Readonly<Record<string, Uint8Array>> = {
  "no body": request(`POST ${path}`),
  "no body of length 0": post("", []),
  usual: post(good),
  "a second uuid": post('{"uuid":1,"uuid":null,"data":{"filename":"a","filename":"b"}}'),
  "bad JSON": post('{"uuid":'),
  "a BOM": post(`\ufeff${good}`),
  "bytes that are no UTF-8": post(Uint8Array.of(0x7b, 0x22, 0xff, 0x22, 0x3a, 0x31, 0x7d)),
  "a replacement character": post('{"data":{"filename":"\ufffd"}}'),
  "much that is wrong": post('{"uuid":"x","command":"x","data":{"profile":"constructor","expires_in":0,"tags":1}}'),
  "an array": post("[]"),
  "a prototype": post('{"__proto__":{"uuid":1},"data":{"__proto__":{"expires_in":0},"constructor":1}}'),
  "deep nesting": post(`{"data":{"a":${"[".repeat(3000)}${"]".repeat(3000)}}}`),
  "UTF-8, said so": post(good, ['Content-Type: application/json; charset="UTF-8"']),
  "another charset": post(good, ["Content-Type: application/json; charset=utf-16"]),
  "no type": post(good, []),
  "a form": post("data[filename]=a.png&async=false", ["Content-Type: application/x-www-form-urlencoded"]),
  "a type of two headers": post(good, ["Content-Type: application/json", "Content-Type: text/plain"]),
  gzip: post(gzipSync(good), ["Content-Type: application/json", "Content-Encoding: gzip"]),
  identity: withHeader("Content-Encoding: identity"),
  chunks: request(
    `POST ${path}`,
    ["Content-Type: application/json", "Transfer-Encoding: chunked"],
    "2\r\n{}\r\n0\r\n\r\n",
  ),
  "chunks beyond the limit": request(
    `POST ${path}`,
    ["Content-Type: application/json", "Transfer-Encoding: chunked"],
    `11170\r\n${" ".repeat(0x11170)}\r\n0\r\n\r\n`,
  ),
  "a body at the limit": post(good + " ".repeat(65_536 - good.length)),
  "a body beyond the limit": post(good + " ".repeat(65_537 - good.length)),
  "a length that is a lie": request(`POST ${path}`, ["Content-Length: 999999999"], "{}"),
  "a request id": withHeader("X-Request-Id: abc-123"),
  "a request id of two words": withHeader("X-Request-Id: two words"),
  "an empty request id": withHeader("X-Request-Id:"),
  "a trace": withHeader("Traceparent: 00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01"),
  "no trace": withHeader("Traceparent: 00-0-0-01"),
  "Accept: text/html": withHeader("Accept: text/html"),
  "Accept: application/json;q=0": withHeader("Accept: application/json;q=0, */*"),
  "Accept: anything": withHeader("Accept: text/html, */*;q=0.1"),
  "a listed origin": withHeader("Origin: https://a.example"),
  "another origin": withHeader("Origin: https://b.example"),
  "a token": withHeader(`Authorization: Bearer ${token}`),
  "another token": withHeader("Authorization: Bearer x"),
  "an idempotency key": withHeader("Idempotency-Key: 1"),
  "a bad idempotency key": withHeader("Idempotency-Key: two words"),
  "Expect: 100-continue": withHeader("Expect: 100-continue"),
  "a query": post(good, undefined, "?a=b"),
  "a slash at the end": post(good, undefined, "/"),
  "an empty query": post(good, undefined, "?"),
  "a percent-encoded path": request("POST /api/v2/s3/create%5Fsigned_url"),
  "a path in capitals": request("POST /API/v2/s3/create_signed_url"),
  "an absolute target": request(`POST http://elsewhere${path}`),
  "HTTP/1.0 without a host": Buffer.from(`POST ${path} HTTP/1.0\r\nContent-Length: 0\r\n\r\n`),
  "a bad host": Buffer.from(`POST ${path} HTTP/1.1\r\nHost: a b\r\nContent-Length: 0\r\n\r\n`),
  HEAD: request(`HEAD ${path}`),
  OPTIONS: request(`OPTIONS ${path}`, ["Origin: https://a.example", "Access-Control-Request-Method: POST"]),
  PUT: request(`PUT ${path}`),
  "an unknown method": request(`PROPFIND ${path}`),
  "GET of what is posted": request(`GET ${path}`),
  params: get("?filename=a.png&type=image/png&metadata[k]=v"),
  "params of nothing": get(""),
  "params in Unicode": get("?filename=na%C3%AFve.png"),
  "params that are no UTF-8": get("?filename=%ff"),
  "params twice": get("?filename=a&filename=b"),
  "params of a prototype": get("?__proto__[type]=x&constructor=y"),
  "params with a body": request("GET /s3/params?filename=a", ["Content-Length: 2"], "{}"),
  "params for HTML": get("?filename=a", ["Accept: text/html"]),
  "HEAD of params": request("HEAD /s3/params?filename=a"),
  "OPTIONS of params": request("OPTIONS /s3/params"),
  "params by POST": request("POST /s3/params"),
  "params with a slash": get("/?filename=a"),
};

describe("shortcut()", () => {
  it("answers a body that does not come as the app does", async () => {
    const [short, long] = bothWays(() => ({ requestMaxMs: 200 }));
    const begun = request(`POST ${path}`, ["Content-Type: application/json", "Content-Length: 99"], "{");
    const [answer, expected] = await Promise.all([short.send(begun), long.send(begun)]);
    expect(answer).toBe(expected);
    expect(answer).toStartWith("HTTP/1.1 408 ");
    await Promise.all([short.stop(), long.stop()]);
  });
});

for (const [state, { changes, observers }] of Object.entries(states)) {
  describe(`shortcut() of a service ${state}`, () => {
    const [short, long] = bothWays(changes, observers);
    afterAll(async () => {
      await Promise.all([short.stop(), long.stop()]);
    });
    const expectSame = async (bytes: Uint8Array) => {
      const answer = await short.send(bytes);
      expect(answer).toBe(await long.send(bytes));
      return answer;
    };

    it(`answers ${Object.keys(oddRequests).length} odd requests as the app does, to the byte`, async () => {
      for (const [what, bytes] of Object.entries(oddRequests)) {
        expect(`${what}: ${await short.send(bytes)}`).toBe(`${what}: ${await long.send(bytes)}`);
      }
    });

    it("answers generated requests as the app does, to the byte", async () => {
      await fc.assert(
        fc.asyncProperty(hostileRequest, async ({ bytes }) => void (await expectSame(bytes))),
        { numRuns: 40 },
      );
    });

    it("tells log and metrics the same", async () => {
      const told = await short.told();
      expect(told).toEqual(await long.told());
      expect(told.log.match(/\n/g)?.length).toBeGreaterThan(90);
      expect(told.metrics).toContain(path);
    });
  });
}
