import assert from "node:assert/strict";
import { after, before, beforeEach, describe, it } from "node:test";
import { inspect } from "node:util";
import { explain } from "../../src/explain.ts";
import { createSignedUrl, type UploadOptions, upload } from "../../src/index.ts";
import { errorOf } from "../error-of.ts";
import { type FaultyProxy, faultyProxy, rawAnswer } from "../faulty-proxy.ts";
import { bucket, type Service, startService } from "../service.ts";

const MiB = 1024 ** 2;
const eightMiB = new File([new Uint8Array(8 * MiB).fill(7)], "eight.bin");
const retry = { baseMs: 1 };
const xmlError = (status: number, code: string) =>
  rawAnswer(
    status,
    "application/xml",
    `<?xml version="1.0"?><Error><Code>${code}</Code><RequestId>R1</RequestId></Error>`,
  );

let proxy: FaultyProxy;
let service: Service;
before(async () => {
  service = await startService({
    publicStoreUrl: async (storeUrl) => {
      proxy = await faultyProxy(storeUrl);
      return proxy.url;
    },
  });
});
beforeEach(() => {
  proxy.faults = [];
});
after(async () => {
  await service[Symbol.asyncDispose]();
  await proxy[Symbol.asyncDispose]();
});

const stored = () => service.store.list(bucket);
const options = (more: Partial<UploadOptions> = {}): UploadOptions => ({ service: service.url, retry, ...more });

/** A source of forms, and the keys of those that it has given: how often S3 is asked, a browser has a say in. */
function countedForms() {
  const keys: string[] = [];
  const form = async () => {
    const given = await createSignedUrl({ service: service.url });
    keys.push(given.fields.key);
    return given;
  };
  return { keys, form };
}

describe("upload(), where S3 or the way to it fails,", () => {
  it("sends an upload that was cut in half again, by a fresh form", async () => {
    const before = await stored();
    // The first may be one that a browser sends again by itself, as it had the connection open before.
    proxy.faults = [{ cutAfter: 4 * MiB }, { cutAfter: 4 * MiB }];
    const { keys, form } = countedForms();
    const { key } = await upload(eightMiB, { form, retry });
    assert.ok(keys.length > 1);
    assert.equal(key, keys.at(-1));
    assert.deepEqual(await stored(), [...before, key].sort());
  });

  it("tries again where S3 is busy", async () => {
    proxy.faults = [
      { answer: xmlError(503, "SlowDown") },
      { answer: rawAnswer(502, "text/html", "<html>bad gateway") },
    ];
    assert.ok((await upload(eightMiB, options())).key);
  });

  it("tries again where an upload stalls", async () => {
    proxy.faults = [{ stallAfter: MiB }];
    assert.ok((await upload(eightMiB, options({ stallMs: 2_000 }))).key);
  });

  it("gives up after six tries", async () => {
    proxy.faults = Array.from({ length: 99 }, () => ({ cutAfter: 1000 }));
    const { keys, form } = countedForms();
    const error = await errorOf(upload(eightMiB, { form, retry }));
    assert.equal(error.code, "network_error");
    assert.equal(keys.length, 6);
  });

  it("gets a fresh form where the first has expired", async () => {
    service.clockIsAheadMs = 7_200_000;
    let asked = 0;
    const form = () => {
      if (++asked === 2) service.clockIsAheadMs = 0;
      return createSignedUrl({ service: service.url });
    };
    assert.ok((await upload(eightMiB, { form, retry })).key);
    assert.equal(asked, 2);
  });

  it("uses a given form once, and tells in words that it has expired", async () => {
    const form = await createSignedUrl({ service: service.url });
    service.clockIsAheadMs = 7_200_000;
    const error = await errorOf(upload(eightMiB, { form, retry, explain })).finally(() => {
      service.clockIsAheadMs = 0;
    });
    assert.equal(error.code, "s3_policy_expired");
    assert.equal(error.status, 403);
    assert.equal(error.s3Code, "AccessDenied");
    assert.equal(error.findings[0]?.code, "policy_expired");
    assert.match(error.requestId ?? "", /^[0-9A-F]{16}$/);
  });

  for (const [what, answer, code, retryable] of [
    ["a proxy's page", rawAnswer(200, "text/html", "<html>Please log in</html>"), "invalid_answer", false],
    ["a page with the right status", rawAnswer(201, "text/html", "<html>Welcome</html>"), "invalid_answer", false],
    ["nothing where S3 says what it stored", rawAnswer(201, "application/xml", ""), "invalid_answer", false],
    [
      "half of what S3 stored",
      rawAnswer(201, "application/xml", "<PostResponse><Bucket>b</Bucket><ETag>e</ETag><K"),
      "invalid_answer",
      false,
    ],
    ["half an error", rawAnswer(403, "application/xml", "<Error><Code>AccessDen"), "invalid_answer", false],
    ["an error that it does not know", xmlError(400, "NewKindOfError"), "s3_error", false],
    ["an error without a name", rawAnswer(500, "application/xml", "<Error></Error>"), "invalid_answer", true],
    ["what is no HTTP", "nonsense\r\n\r\n", "network_error", true],
  ] as const) {
    it(`throws ${code} for ${what}`, async () => {
      const form = await createSignedUrl({ service: service.url });
      proxy.faults = [{ answer }];
      const error = await errorOf(upload(new Blob(["small"]), { form }));
      assert.equal(error.code, code);
      assert.equal(error.retryable, retryable);
      if (code === "s3_error") assert.deepEqual([error.s3Code, error.requestId], ["NewKindOfError", "R1"]);
    });
  }

  it("takes 204 without a body for success where the form asks for that", async () => {
    const form = await createSignedUrl({ service: service.url });
    proxy.faults = [{ answer: `HTTP/1.1 204 X\r\netag: "e"\r\nconnection: close\r\n\r\n` }];
    const { key } = form.fields;
    const location = `${form.url}/${key}`;
    assert.deepEqual(await upload(new Blob(["small"]), { form }), { bucket, key, etag: '"e"', location });
  });

  it("replaces the entities of XML in what S3 tells, and leaves a name that is none", async () => {
    const form = await createSignedUrl({ service: service.url });
    const key = "a&amp;b&#x1F600;&constructor;&#1114112;";
    const body = `<PostResponse><Key>${key}</Key><ETag>&quot;e&quot;</ETag></PostResponse>`;
    proxy.faults = [{ answer: rawAnswer(201, "application/xml", body) }];
    const result = await upload(new Blob(["small"]), { form });
    assert.deepEqual([result.key, result.etag], ["a&b\u{1F600}&constructor;&#1114112;", '"e"']);
  });

  it("tells S3's refusal of a large file that it does not read", async () => {
    const form = await createSignedUrl({ service: service.url });
    const fields = { ...form.fields, "x-amz-signature": "0".repeat(64) };
    const error = await errorOf(upload(eightMiB, { form: { ...form, fields }, explain }));
    assert.equal(error.code, "s3_signature_does_not_match");
    assert.equal(error.findings[0]?.code, "signature_mismatch");
    const told = `${inspect(error, { depth: 9 })}${JSON.stringify(error)}`;
    for (const name of ["policy", "x-amz-signature"] as const)
      assert.ok(!told.includes(fields[name]), `${name} is told`);
  });

  it("sends nothing of a form that can't be accepted, with explain", async () => {
    const form = await createSignedUrl({ service: service.url });
    const before = proxy.requests();
    const error = await errorOf(
      upload(eightMiB, { form: { ...form, fields: { ...form.fields, acl: "private" } }, explain }),
    );
    assert.deepEqual(
      [error.code, error.findings[0]?.code, error.findings[0]?.sent],
      ["invalid_form", "extra_field", "acl"],
    );
    assert.equal(proxy.requests(), before);
  });
});

describe("upload(), where the caller or the file ends it,", () => {
  it("stops at once when it is cancelled, and stores nothing", async () => {
    const before = await stored();
    // So that it can't have ended.
    proxy.faults = [{ stallAfter: 4 * MiB }];
    const controller = new AbortController();
    const onProgress = () => controller.abort("enough");
    const error = await errorOf(upload(eightMiB, options({ onProgress, signal: controller.signal })));
    assert.deepEqual([error.code, error.cause, error.retryable], ["aborted", "enough", false]);
    await new Promise((resolve) => setTimeout(resolve, 100));
    assert.deepEqual(await stored(), before);
  });

  it("stops when it is cancelled between two tries", async () => {
    proxy.faults = Array.from({ length: 9 }, () => ({ cutAfter: 1000 }));
    const signal = AbortSignal.timeout(300);
    const error = await errorOf(
      upload(eightMiB, options({ signal, retry: { baseMs: 60_000, maxMs: 60_000 }, runtime: { random: () => 1 } })),
    );
    assert.equal(error.code, "aborted");
  });

  it("throws what onProgress throws, and stores nothing", async () => {
    const before = await stored();
    proxy.faults = [{ stallAfter: 4 * MiB }];
    const mistake = new TypeError("bar is undefined");
    const onProgress = () => {
      throw mistake;
    };
    await assert.rejects(upload(eightMiB, options({ onProgress })), mistake);
    await new Promise((resolve) => setTimeout(resolve, 100));
    assert.deepEqual(await stored(), before);
  });
});
