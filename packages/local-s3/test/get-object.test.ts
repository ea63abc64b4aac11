import assert from "node:assert/strict";
import { appendFile } from "node:fs/promises";
import { describe, it } from "node:test";
import { signedForm } from "./signed-form.ts";
import { errorOf, get, post, withStore } from "./temporary-store.ts";

describe("localS3(): GET, HEAD and DELETE of an object", () => {
  it("gives the bytes with all that is known of them", () =>
    withStore({}, async ({ store }) => {
      await post(store, signedForm({ fields: { "Content-Type": "text/html" } }), "<script>alert(1)</script>");
      const answer = await get(store, "a.txt");
      assert.equal(answer.status, 200);
      assert.equal(answer.headers.get("content-type"), "text/html");
      assert.equal(answer.headers.get("content-length"), "25");
      assert.equal(answer.headers.get("last-modified"), "Thu, 01 Jan 2026 12:00:00 GMT");
      assert.equal(answer.headers.get("accept-ranges"), "bytes");
      assert.match(answer.headers.get("etag") ?? "", /^"[0-9a-f]{32}"$/);
      assert.equal(await answer.text(), "<script>alert(1)</script>");
    }));

  it("lets no script of an object run on the origin it is opened on", () =>
    withStore({}, async ({ store }) => {
      await post(store, signedForm({ fields: { "Content-Type": "text/html" } }));
      const { headers } = await get(store, "a.txt");
      assert.equal(headers.get("content-security-policy"), "sandbox");
      assert.equal(headers.get("x-content-type-options"), "nosniff");
    }));

  it("answers HEAD as GET, but for the bytes", () =>
    withStore({}, async ({ store }) => {
      await post(store);
      const answer = await store.fetch(new Request("http://localhost/photos/a.txt", { method: "HEAD" }));
      assert.equal(answer.status, 200);
      assert.equal(answer.headers.get("content-length"), "5");
      assert.equal(await answer.text(), "");
      const none = await store.fetch(new Request("http://localhost/photos/b.txt", { method: "HEAD" }));
      assert.equal(none.status, 404);
      assert.equal(await none.text(), "");
    }));

  for (const [range, text, contentRange] of [
    ["bytes=0-0", "h", "bytes 0-0/5"],
    ["bytes=1-3", "ell", "bytes 1-3/5"],
    ["bytes=3-", "lo", "bytes 3-4/5"],
    ["bytes=2-99", "llo", "bytes 2-4/5"],
    ["bytes=-2", "lo", "bytes 3-4/5"],
    ["bytes=-99", "hello", "bytes 0-4/5"],
  ] as const) {
    it(`gives ${range} of hello as ${text}`, () =>
      withStore({}, async ({ store }) => {
        await post(store);
        const answer = await get(store, "a.txt", { range });
        assert.equal(answer.status, 206);
        assert.equal(answer.headers.get("content-range"), contentRange);
        assert.equal(answer.headers.get("content-length"), `${text.length}`);
        assert.equal(await answer.text(), text);
      }));
  }

  for (const range of ["bytes=0-1,3-4", "bytes=3-1", "bytes=", "bytes=-", "bytes=a-b", "lines=1-2", ""]) {
    it(`gives all to the range ${JSON.stringify(range)}`, () =>
      withStore({}, async ({ store }) => {
        await post(store);
        const answer = await get(store, "a.txt", { range });
        assert.equal(answer.status, 200);
        assert.equal(await answer.text(), "hello");
      }));
  }

  for (const range of ["bytes=5-", "bytes=9-10", "bytes=-0"]) {
    it(`has nothing of ${range}`, () =>
      withStore({}, async ({ store }) => {
        await post(store);
        const answer = await get(store, "a.txt", { range });
        assert.equal(answer.status, 416);
        assert.equal(answer.headers.get("content-range"), "bytes */5");
        assert.partialDeepStrictEqual(await errorOf(answer), {
          Code: "InvalidRange",
          RangeRequested: range,
          ActualObjectSize: "5",
        });
      }));
  }

  it("says 304 to who knows the ETag, and 200 to who knows another", () =>
    withStore({}, async ({ store }) => {
      const etag = (await post(store)).headers.get("etag") ?? "";
      for (const known of [etag, `W/${etag}`, `"x", ${etag}`, "*"]) {
        const answer = await get(store, "a.txt", { "if-none-match": known });
        assert.equal(answer.status, 304);
        assert.equal(answer.headers.get("etag"), etag);
        assert.equal(await answer.text(), "");
      }
      assert.equal((await get(store, "a.txt", { "if-none-match": '"x"' })).status, 200);
    }));

  it("streams an object that is larger than one piece, and ranges of it", () =>
    withStore({}, async ({ store }) => {
      const bytes = Uint8Array.from({ length: 1_000_003 }, (_, index) => (index * 7) % 251);
      await post(store, signedForm(), new File([bytes], "large"));
      assert.deepEqual(new Uint8Array(await (await get(store, "a.txt")).arrayBuffer()), bytes);
      const range = await get(store, "a.txt", { range: "bytes=100000-799999" });
      assert.deepEqual(new Uint8Array(await range.arrayBuffer()), bytes.subarray(100_000, 800_000));
    }));

  it("gives the object that was there when it was asked for, to the last byte", () =>
    withStore({}, async ({ store }) => {
      await post(store, signedForm(), "a".repeat(1_000_000));
      const answer = await get(store, "a.txt");
      await post(store, signedForm(), "b");
      await store.fetch(new Request("http://localhost/photos/a.txt", { method: "DELETE" }));
      assert.equal(await answer.text(), "a".repeat(1_000_000));
    }));

  it("deletes an object, and says the same where there is none", () =>
    withStore({}, async ({ store, files }) => {
      await post(store);
      for (let times = 0; times < 2; times++) {
        const answer = await store.fetch(new Request("http://localhost/photos/a.txt", { method: "DELETE" }));
        assert.equal(answer.status, 204);
        assert.deepEqual(await files(), []);
      }
      const { Code, Key } = await errorOf(await get(store, "a.txt"));
      assert.deepEqual({ Code, Key }, { Code: "NoSuchKey", Key: "a.txt" });
    }));

  it("takes a file that somebody has changed for none", () =>
    withStore({}, async ({ store, files }) => {
      await post(store);
      const [file = ""] = await files();
      await appendFile(file, "x");
      assert.equal((await get(store, "a.txt")).status, 404);
      assert.deepEqual(await store.list("photos"), []);
    }));

  it("answers a path that is no percent-encoded UTF-8 with InvalidURI", () =>
    withStore({}, async ({ store }) => {
      const answer = await store.fetch(new Request("http://localhost/photos/%ff"));
      assert.equal(answer.status, 400);
      assert.equal((await errorOf(answer))["Code"], "InvalidURI");
    }));
});
