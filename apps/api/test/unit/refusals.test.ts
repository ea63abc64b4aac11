import { afterAll, describe, expect, it } from "bun:test";
import { NotAcceptedAnswer } from "@signed-s3/contracts";
import { Value } from "@sinclair/typebox/value";
import { defaultProfile, form, inProcess, json, path, type Send, testApp, uuid } from "./test-app.ts";

const app = testApp({ requestMaxBytes: 1024 });
const server = Bun.serve({ port: 0, fetch: app.fetch, maxRequestBodySize: Number.MAX_SAFE_INTEGER });
afterAll(() => server.stop(true));
const overPort: Send = (target, init) => fetch(new URL(target, server.url), init);

const typed = (contentType: string, body: string | Uint8Array<ArrayBuffer>): RequestInit => ({
  method: "POST",
  headers: { "content-type": contentType },
  body,
});
const chunked = (length: number): RequestInit => ({
  method: "POST",
  headers: { "content-type": "application/json" },
  body: new ReadableStream({
    start(controller) {
      controller.enqueue(new Uint8Array(length).fill(0x20));
      controller.close();
    },
  }),
});

type Case = readonly [what: string, target: string, init: RequestInit, status: number, sources: (string | null)[]];
// Made anew for each transport: a stream can be sent only once.
const cases = (): readonly Case[] => [
  ["malformed JSON", path, json("{"), 400, [null]],
  ["text that is no JSON", path, json("xx"), 400, [null]],
  ["two JSON values", path, json("{}{}"), 400, [null]],
  ["JSON that is not UTF-8", path, typed("application/json", new Uint8Array([0x22, 0xff, 0x22])), 400, [null]],
  ["a form that is not percent-encoded UTF-8", path, form("uuid=%ff"), 400, [null]],
  ["a form with a broken escape", path, form("uuid=%4"), 400, [null]],
  ["a form nested too deep", path, form(`data${"[a]".repeat(17)}=1`), 400, [null]],
  ["a form of too many names", path, form(Array.from({ length: 201 }, (_, n) => `a${n}`).join("&")), 400, [null]],
  ["an unknown path", "/api/v2/s3/nothing", { method: "POST" }, 404, [null]],
  ["a method that the path does not take", path, { method: "GET" }, 405, [null]],
  ["the same with a slash at the end", `${path}/`, { method: "PUT" }, 405, [null]],
  ["a client that takes only XML", path, { method: "POST", headers: { accept: "application/xml" } }, 406, [null]],
  ["a client that excludes JSON", path, { method: "POST", headers: { accept: "application/json;q=0" } }, 406, [null]],
  ["a body over the limit", path, json(" ".repeat(1025)), 413, [null]],
  ["a body of unknown length over the limit", path, chunked(1025), 413, [null]],
  ["a text body", path, typed("text/plain", "{}"), 415, [null]],
  ["a multipart body", path, typed("multipart/form-data; boundary=x", "--x--"), 415, [null]],
  ["JSON in Latin-1", path, typed("application/json; charset=iso-8859-1", "{}"), 415, [null]],
  ["a content type of Object.prototype", path, typed("constructor", "{}"), 415, [null]],
  [
    "a compressed body",
    path,
    { ...json("{}"), headers: { "content-type": "application/json", "content-encoding": "gzip" } },
    415,
    [null],
  ],
  ["an array", path, json([]), 422, [""]],
  ["a string", path, json('"AAA"'), 422, [""]],
  ["null", path, json("null"), 422, [""]],
  ["a bad uuid", path, json({ uuid: "x" }), 422, ["/uuid"]],
  ["a uuid that is a number", path, json({ uuid: 1 }), 422, ["/uuid"]],
  ["a uuid sent twice", path, form(`uuid=${uuid}&uuid=${uuid}`), 422, ["/uuid"]],
  ["another command", path, json({ command: "DeleteBucket" }), 422, ["/command"]],
  ["a command of Object.prototype", path, json({ command: "constructor" }), 422, ["/command"]],
  ["data that is an array", path, json({ data: [] }), 422, ["/data"]],
  ["data that is a string", path, form("data=x"), 422, ["/data"]],
  ["all of it at once", path, json({ uuid: 1, command: 2, data: 3 }), 422, ["/uuid", "/data", "/command"]],
];

for (const [transport, send] of Object.entries({ "in process": inProcess(app), "over a port": overPort })) {
  describe(`refusals ${transport}`, () => {
    for (const [what, target, init, status, sources] of cases()) {
      it(`answer ${status} to ${what}`, async () => {
        const answer = await send(target, { ...init, headers: { ...init.headers, "x-request-id": "r1" } });
        const text = await answer.text();
        expect(answer.status).toBe(status);
        expect(answer.headers.get("content-type")).toBe("application/json; charset=utf-8");
        expect(answer.headers.get("cache-control")).toBe("no-cache");
        expect(answer.headers.get("x-request-id")).toBe("r1");
        expect(answer.headers.get("x-runtime")).toMatch(/^\d+\.\d{6}$/);
        expect(answer.headers.get("content-length")).toBe(String(Buffer.byteLength(text)));
        if (status === 405) expect(answer.headers.get("allow")).toBe("POST, OPTIONS");
        const body: unknown = JSON.parse(text);
        expect([...Value.Errors(NotAcceptedAnswer, body)]).toEqual([]);
        expect((body as NotAcceptedAnswer).errors.map(({ source }) => source)).toEqual(sources);
        expect((body as NotAcceptedAnswer).errors[0]?.status).toBe(status);
      });
    }
  });
}

describe("refusals", () => {
  it("answer 503 with Retry-After while there are no credentials", async () => {
    const answer = await inProcess(testApp({ credentials: () => undefined, retryAfterSeconds: () => 7 }))(
      path,
      json({ uuid }),
    );
    expect(answer.status).toBe(503);
    expect(answer.headers.get("retry-after")).toBe("7");
    expect(await answer.json()).toMatchObject({ uuid, errors: [{ code: "credentials_unavailable" }] });
  });

  it("answer 500 to an unforeseen error, and tell nothing of it", async () => {
    const sign = () => {
      throw new Error("verySecretKey1 at /etc/passwd");
    };
    const answer = await inProcess(testApp({ defaultProfile: { ...defaultProfile, sign } }))(path, json({ uuid }));
    const text = await answer.text();
    expect(answer.status).toBe(500);
    expect(JSON.parse(text)).toMatchObject({ status: "not_accepted", errors: [{ code: "internal_error" }] });
    expect(text).not.toMatch(/verySecretKey1|passwd|\.ts/);
  });
});
