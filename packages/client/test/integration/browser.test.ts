import assert from "node:assert/strict";
import { after, before, beforeEach, describe, it } from "node:test";
import { type Browser, openBrowser } from "../browser.ts";
import { type FaultyProxy, faultyProxy, rawAnswer } from "../faulty-proxy.ts";
import { bucket, type Service, startService } from "../service.ts";

const MiB = 1024 ** 2;
let service: Service;
let proxy: FaultyProxy;
let browser: Browser;

before(async () => {
  service = await startService({
    publicStoreUrl: async (storeUrl) => {
      proxy = await faultyProxy(storeUrl);
      return proxy.url;
    },
  });
  browser = await openBrowser();
});
beforeEach(() => {
  proxy.faults = [];
});
after(async () => {
  await browser?.[Symbol.asyncDispose]();
  await service?.[Symbol.asyncDispose]();
  await proxy?.[Symbol.asyncDispose]();
});

const call: Browser["call"] = (name, ...values) => browser.call(name, ...values);

describe("upload() in Chromium", () => {
  it("brings a file to a store of another origin, and tells progress on the way", async () => {
    const answer = await call("uploadBytes", 8 * MiB, { service: service.url });
    const { result, sent } = answer as { result: Record<string, string>; sent: number[] };
    assert.equal(result["bucket"], bucket);
    assert.match(result["etag"] ?? "", /^"[0-9a-f]{32}"$/);
    assert.ok((await service.store.list(bucket)).includes(result["key"] ?? ""));
    assert.ok(sent.length > 1, `${sent.length} events`);
    assert.ok(sent.every((bytes, index) => bytes >= (sent[index - 1] ?? 0)));
    assert.equal(sent.at(-1), 8 * MiB);
  });

  it("adds the file's type where the form leaves it open", async () => {
    const { result } = await call("uploadBytes", 10, { service: service.url, data: { content_type: "image/*" } });
    const { location } = result as Record<string, string>;
    assert.equal((await fetch(location ?? "")).headers.get("content-type"), "image/png");
  });

  it("sends an upload that was cut in half again, by a fresh form", async () => {
    proxy.faults = [{ cutAfter: 4 * MiB }];
    const before = (await service.store.list(bucket)).length;
    const { result } = await call("uploadBytes", 8 * MiB, { service: service.url });
    assert.ok(result);
    assert.equal((await service.store.list(bucket)).length, before + 1);
  });

  it("stops when it is cancelled, and stores nothing", async () => {
    const before = await service.store.list(bucket);
    const answer = await call("uploadBytes", 64 * MiB, { service: service.url, abortAt: MiB });
    assert.deepEqual([answer["name"], answer["code"]], ["UploadError", "aborted"]);
    assert.deepEqual(await service.store.list(bucket), before);
  });

  it("tells why S3 refuses", async () => {
    const answer = await call("uploadChanged", service.url, { "x-amz-signature": "0".repeat(64) });
    assert.equal(answer["code"], "s3_signature_does_not_match");
    assert.deepEqual(answer["findings"], ["signature_mismatch"]);
    assert.match(String(answer["requestId"]), /^[0-9A-F]{16}$/);
  });

  it("tells before it sends what S3 would refuse", async () => {
    const answer = await call("uploadChanged", service.url, { acl: "private" });
    assert.deepEqual([answer["code"], answer["findings"]], ["invalid_form", ["extra_field"]]);
  });

  it("throws hidden_by_cors where CORS hides the answer, and network_error where nobody listens", async () => {
    const answer = rawAnswer(403, "application/xml", "<Error><Code>AccessDenied</Code></Error>");
    // Each try takes three: its own, and two that look for the cause.
    proxy.faults = Array.from({ length: 18 }, () => ({ answer }));
    const hidden = await call("uploadBytes", 10, { service: service.url });
    assert.deepEqual([hidden["code"], hidden["retryable"]], ["hidden_by_cors", true]);
    assert.equal((await call("uploadBytes", 10, { service: "http://127.0.0.1:1" }))["code"], "network_error");
  });

  it("throws a TypeError where the service's address is missing, as where a program's setting is", async () => {
    for (const missing of [{}, { service: "" }]) {
      assert.equal((await call("uploadBytes", 10, missing))["name"], "TypeError");
    }
  });

  it("throws hidden_by_cors in a sandbox, which is of no origin, where the service is beside the page", async () => {
    await browser.page.goto(`${browser.origin}/sandboxed`);
    const answer = await call("uploadBytes", 10, { service: "/" });
    await browser.page.goto(browser.origin);
    assert.equal(answer["code"], "hidden_by_cors");
  });
});
