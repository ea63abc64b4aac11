import assert from "node:assert/strict";
import { after, before, beforeEach, describe, it } from "node:test";
import { type CreateSignedUrlOptions, createSignedUrl, upload } from "../../src/index.ts";
import { errorOf } from "../error-of.ts";
import { type FaultyProxy, faultyProxy, rawAnswer } from "../faulty-proxy.ts";
import { type Service, startService } from "../service.ts";

let service: Service;
let proxy: FaultyProxy;
before(async () => {
  service = await startService();
  proxy = await faultyProxy(service.url);
});
beforeEach(() => {
  proxy.faults = [];
});
after(async () => {
  await proxy[Symbol.asyncDispose]();
  await service[Symbol.asyncDispose]();
});

const ask = (more: Partial<CreateSignedUrlOptions> = {}) =>
  createSignedUrl({ service: proxy.url, retry: { baseMs: 1 }, ...more });
const json = (status: number, value: unknown, headers = "") =>
  rawAnswer(status, "application/json", typeof value === "string" ? value : JSON.stringify(value), headers);
const refusal = (status: number, code: string, headers = "") =>
  json(status, { status: "not_accepted", uuid: null, errors: [{ status, code, title: "T", detail: "D" }] }, headers);
const accepted = (data: unknown) => json(202, { status: "accepted", meta: {}, uuid: "u", data });

describe("createSignedUrl()", () => {
  it("asks again where the connection breaks, the service is busy, or its answer is cut off", async () => {
    proxy.faults = [
      { cutAfter: 0 },
      { answer: refusal(503, "credentials_unavailable") },
      { answer: json(202, '{"status":"acc') },
    ];
    assert.match((await ask()).fields.key, /^direct_uploads\//);
  });

  it("waits for as long as Retry-After says", async () => {
    proxy.faults = [{ answer: refusal(429, "rate_limited", "retry-after: 7\r\n") }];
    const waits: number[] = [];
    const setTimer = (run: () => void, ms: number) => {
      waits.push(ms);
      const timer = setTimeout(run, ms === 7000 ? 0 : ms);
      return () => clearTimeout(timer);
    };
    await ask({ runtime: { setTimer } });
    assert.ok(waits.includes(7000));
  });

  for (const [what, header, asked] of [
    ["a date", () => new Date(Date.now() + 7500).toUTCString(), 2],
    ["more than a minute", () => "1000000", 1],
    ["a date that is past", () => "Wed, 21 Oct 2015 07:28:00 GMT", 2],
  ] as const) {
    it(`knows a Retry-After of ${what}`, async () => {
      proxy.faults = [{ answer: refusal(503, "credentials_unavailable", `retry-after: ${header()}\r\n`) }];
      const before = proxy.requests();
      const waits: number[] = [];
      const setTimer = (run: () => void, ms: number) => {
        waits.push(ms);
        const timer = setTimeout(run, ms > 5000 && ms < 8000 ? 0 : ms);
        return () => clearTimeout(timer);
      };
      await ask({ runtime: { setTimer } }).catch(() => {});
      assert.equal(proxy.requests() - before, asked);
      assert.equal(
        waits.some((ms) => ms > 5000 && ms < 8000),
        what === "a date",
      );
    });
  }

  it("waits longer and longer, a random part of a limit that doubles", async () => {
    proxy.faults = Array.from({ length: 5 }, () => ({ answer: refusal(500, "internal_error") }));
    const waits: number[] = [];
    const setTimer = (run: () => void, ms: number) => {
      if (ms !== 30_000) waits.push(ms);
      const timer = setTimeout(run, ms === 30_000 ? ms : 0);
      return () => clearTimeout(timer);
    };
    const retry = { attempts: 5, baseMs: 100, maxMs: 500 };
    const error = await errorOf(ask({ retry, runtime: { setTimer, random: () => 0.5 } }));
    assert.equal(error.code, "internal_error");
    assert.deepEqual(waits, [50, 100, 200, 250]);
  });

  const form = { url: "http://localhost:9000/photos", fields: { key: "k", policy: "cA==" } };
  const strangeAnswers: readonly [what: string, answer: string, code: string][] = [
    ["a proxy's page", rawAnswer(502, "text/html", "<html>Bad gateway</html>"), "invalid_answer"],
    ["a page to log in", rawAnswer(200, "text/html", "<html>Log in</html>"), "invalid_answer"],
    ["JSON that is cut off", json(202, '{"status":"accepted","data":{"url"'), "invalid_answer"],
    ["no body", json(202, ""), "invalid_answer"],
    ["null", json(202, "null"), "invalid_answer"],
    ["a list", json(202, []), "invalid_answer"],
    ["no form", accepted(null), "invalid_answer"],
    ["a form without fields", accepted({ url: form.url }), "invalid_answer"],
    ["fields of other types", accepted({ ...form, fields: { ...form.fields, key: 1 } }), "invalid_answer"],
    ["a form without a policy", accepted({ ...form, fields: { key: "k" } }), "invalid_answer"],
    ["a form for no URL", accepted({ ...form, url: "/photos" }), "invalid_answer"],
    ["a form for a script", accepted({ ...form, url: "javascript:alert(1)" }), "invalid_answer"],
    ["errors that are none", json(422, { status: "not_accepted", errors: [1] }), "invalid_answer"],
    ["no errors", json(422, { status: "not_accepted", errors: [] }), "invalid_answer"],
    ["a code that is not known", refusal(422, "constructor"), "not_accepted"],
    ["a code that is known", refusal(403, "forbidden"), "forbidden"],
  ];
  for (const [what, answer, code] of strangeAnswers) {
    it(`throws ${code} with the request id for ${what}`, async () => {
      proxy.faults = Array.from({ length: 6 }, () => ({ answer }));
      const error = await errorOf(ask());
      assert.equal(error.code, code);
      assert.match(error.requestId ?? "", /^[0-9a-f]{32}$/);
      assert.equal(error.status, Number(answer.slice(9, 12)));
    });
  }

  it("throws timed_out where the service says nothing", async () => {
    proxy.faults = [{ stallAfter: 0 }];
    const error = await errorOf(ask({ timeoutMs: 100, retry: { attempts: 1 } }));
    assert.deepEqual([error.code, error.retryable], ["timed_out", true]);
  });

  it("throws network_error where nobody listens", async () => {
    const error = await errorOf(ask({ service: "http://127.0.0.1:1" }));
    assert.deepEqual([error.code, error.retryable], ["network_error", true]);
  });

  it("throws aborted when it is cancelled while it waits", async () => {
    proxy.faults = [{ stallAfter: 0 }];
    const error = await errorOf(ask({ signal: AbortSignal.timeout(100) }));
    assert.equal(error.code, "aborted");
  });

  it("sends what its caller wants in the headers, asked for each time", async () => {
    let asked = 0;
    proxy.faults = [{ cutAfter: 0 }];
    await ask({ headers: async () => ({ authorization: `Bearer ${++asked}` }) });
    assert.equal(asked, 2);
  });

  it("sends JSON, whatever the letters of its caller's headers", async () => {
    assert.ok(await ask({ headers: { "Content-Type": "application/json", Accept: "application/json" } }));
  });

  it("asks once where the headers can't be had, or can't be sent", async () => {
    const cause = new Error("the token has expired");
    const before = proxy.requests();
    const error = await errorOf(ask({ headers: () => Promise.reject(cause) }));
    assert.deepEqual([error.code, error.cause], ["form_unavailable", cause]);
    for (const authorization of ["Bearer secret\u2026", "Bearer secret\ntoken"]) {
      await assert.rejects(
        ask({ headers: { authorization } }),
        (error) => error instanceof TypeError && !`${error.message}${error.stack}`.includes("secret"),
      );
    }
    assert.equal(proxy.requests(), before);
  });

  it("takes a service's address with or without a slash at its end, and no other text", async () => {
    assert.ok(await ask({ service: `${proxy.url}/` }));
    for (const address of ["", "http://", "ftp://127.0.0.1/", proxy.url.replace("//", "//user:word@")]) {
      await assert.rejects(
        ask({ service: address }),
        (error) => error instanceof TypeError && !error.message.includes("word@"),
      );
    }
  });
});

describe("upload(), with a source of forms of the caller's own,", () => {
  it("throws form_unavailable where that fails", async () => {
    const cause = new Error("no form today");
    const error = await errorOf(upload(new Blob(["x"]), { form: () => Promise.reject(cause) }));
    assert.deepEqual([error.code, error.cause], ["form_unavailable", cause]);
  });

  it("throws invalid_form for what is none", async () => {
    for (const form of [null, {}, { url: "http://localhost", fields: { key: "k", policy: "%%%" } }]) {
      const error = await errorOf(upload(new Blob(["x"]), { form: () => Promise.resolve(form as never) }));
      assert.equal(error.code, "invalid_form");
    }
  });
});
