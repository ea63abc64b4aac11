import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
import { type SignedForm as Form, FormFields, RequestError } from "@signed-s3/contracts";
import { acceptedExample, notAcceptedExample } from "@signed-s3/contracts/examples";
import { Value } from "@sinclair/typebox/value";
import fc from "fast-check";
import { createSignedUrl, fetchTransport, UploadError, upload } from "../../src/index.ts";
import { type AnsweringServer, answeringServer } from "../answering-server.ts";
import { errorOf } from "../error-of.ts";
import { strangeAnswer } from "../strange-answer.ts";

let server: AnsweringServer;
before(async () => {
  server = await answeringServer();
});
after(() => server[Symbol.asyncDispose]());

// Strange answers are searched for on Bun; elsewhere a few show that the runtime makes no difference.
const searches = "Bun" in globalThis;

const once = { retry: { attempts: 1 } } as const;
const outcomeOf = <Result>(work: Promise<Result>): Promise<Result | { readonly thrown: unknown }> =>
  work.catch((thrown: unknown) => ({ thrown }));

/** An error of the client's own, with what its type promises. */
function holdError(thrown: unknown): UploadError {
  assert.ok(thrown instanceof UploadError, `thrown was ${thrown instanceof Error ? thrown.stack : thrown}`);
  assert.match(thrown.code, /^[a-z0-9_]+$/);
  for (const error of thrown.errors) {
    // A code may be one that is newer than this client, a uuid and a source whatever the service says of them.
    assert.ok(Value.Check(RequestError, { ...error, uuid: null, status: 422 }), JSON.stringify(error));
    assert.equal(typeof error.status, "number");
  }
  assert.ok(thrown.retryAfterMs === undefined || thrown.retryAfterMs >= 0);
  return thrown;
}

describe("createSignedUrl()", () => {
  it("gives a form that can be used, or throws an error of its own with the request's id, whatever is answered", async () => {
    const bodies = [JSON.stringify(acceptedExample), JSON.stringify(notAcceptedExample)];
    const codes = new Map<string, number>();
    await fc.assert(
      fc.asyncProperty(strangeAnswer(bodies, [202, 202, 202, 200, 422, 502, 302]), async (answer) => {
        server.answer = answer;
        const outcome = await outcomeOf(createSignedUrl({ service: server.url, ...once }));
        if ("thrown" in outcome) {
          const { requestId, code } = holdError(outcome.thrown);
          assert.match(requestId ?? "", /^([0-9a-f]{32}|774ed1b5)$/);
          codes.set(code, (codes.get(code) ?? 0) + 1);
          return;
        }
        codes.set("a form", (codes.get("a form") ?? 0) + 1);
        assert.match(new TextDecoder().decode(answer), /^HTTP\/1\.1 202 /);
        assert.match(new URL(outcome.url).protocol, /^https?:$/);
        assert.ok(Object.values(outcome.fields).every((field) => typeof field === "string"));
        assert.ok(outcome.fields.key && outcome.fields.policy);
      }),
      { numRuns: searches ? 300 : 60 },
    );
    console.log(Object.fromEntries(codes));
    if (searches)
      for (const seen of ["a form", "invalid_answer", "invalid_uuid", "network_error"])
        assert.ok(codes.has(seen), seen);
  });

  it("throws an error of its own where an answer is not compressed as it says", async () => {
    const head = "HTTP/1.1 202 Accepted\r\ncontent-encoding: gzip\r\ncontent-length: 2\r\nconnection: close\r\n\r\n{}";
    server.answer = new TextEncoder().encode(head);
    const error = await errorOf(createSignedUrl({ service: server.url, ...once }));
    assert.deepEqual([error.code, error.retryable], ["network_error", true]);
    assert.match(error.requestId ?? "", /^[0-9a-f]{32}$/);
  });

  it("reads no more than a megabyte of an answer that does not end, and lets go of the connection", async () => {
    const head = "HTTP/1.1 202 Accepted\r\ncontent-type: application/json\r\n\r\n";
    server.answer = { head, endlessly: new TextEncoder().encode("{".repeat(65_536)) };
    const error = await errorOf(createSignedUrl({ service: server.url, ...once }));
    assert.deepEqual([error.code, error.status], ["invalid_answer", 202]);
    assert.match(error.requestId ?? "", /^[0-9a-f]{32}$/);
    while (server.connections() > 0) await new Promise((resolve) => setTimeout(resolve, 10));
  });
});

describe("upload()", () => {
  const { url: _, ...rest } = acceptedExample.data;
  const formTo = (url: string): Form => ({ ...rest, url });
  const s3Answers = [
    "<?xml version='1.0'?><PostResponse><Location>http://a/b</Location><Bucket>a</Bucket><Key>b</Key><ETag>&quot;e&quot;</ETag></PostResponse>",
    "<Error><Code>AccessDenied</Code><Message>Policy expired</Message><RequestId>1</RequestId></Error>",
  ];

  for (const [by, transport] of [
    ["the platform's own way", undefined],
    ["fetch", fetchTransport()],
  ] as const) {
    it(`gives a whole result, or throws an error of its own, whatever S3's place answers, by ${by}`, async () => {
      assert.ok(Value.Check(FormFields, rest.fields));
      const seen = new Map<string, number>();
      const see = (what: string): void => void seen.set(what, (seen.get(what) ?? 0) + 1);
      await fc.assert(
        fc.asyncProperty(strangeAnswer(s3Answers, [201, 201, 200, 204, 403, 503, 303]), async (answer) => {
          server.answer = answer;
          const runtime = transport ? { transport } : {};
          const outcome = await outcomeOf(upload(new Blob(["x"]), { form: formTo(server.url), runtime }));
          if ("thrown" in outcome) return see(holdError(outcome.thrown).code);
          see("a result");
          for (const text of [outcome.key, outcome.location]) assert.equal(typeof text, "string");
          for (const text of [outcome.bucket, outcome.etag]) assert.ok(text === null || typeof text === "string");
        }),
        { numRuns: searches ? 200 : 40 },
      );
      console.log(Object.fromEntries(seen));
      if (searches)
        for (const code of ["a result", "invalid_answer", "s3_policy_expired"]) assert.ok(seen.has(code), code);
    });
  }

  it("uploads, or throws an error of its own, whatever the conditions of the form's policy are", async () => {
    server.answer = new TextEncoder().encode("HTTP/1.1 201 Created\r\ncontent-length: 0\r\nconnection: close\r\n\r\n");
    const noText = { toString: 1, valueOf: 1 };
    await fc.assert(
      fc.asyncProperty(fc.array(fc.jsonValue()), async (conditions) => {
        const bytes = new TextEncoder().encode(JSON.stringify({ conditions }));
        const policy = btoa(String.fromCharCode(...bytes));
        const form = { url: server.url, fields: { ...rest.fields, policy } };
        const outcome = await outcomeOf(upload(new Blob(["x"]), { form, runtime: { transport: fetchTransport() } }));
        if ("thrown" in outcome) holdError(outcome.thrown);
      }),
      {
        numRuns: searches ? 100 : 10,
        examples: [
          [[["content-length-range", noText, 1]]],
          [[["starts-with", noText, ""]]],
          [[["eq", "$bucket", noText]]],
        ],
      },
    );
  });
});
