import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { beginUpload } from "./raw-upload.ts";
import { signedForm } from "./signed-form.ts";
import { post, withStore } from "./temporary-store.ts";

describe("localS3(): listen()", () => {
  it("takes an upload and gives it back over a port", () =>
    withStore({}, async ({ store }) => {
      const { url, port, close } = await store.listen();
      assert.equal(url, `http://127.0.0.1:${port}`);
      const bytes = crypto.getRandomValues(new Uint8Array(60_000));
      const file = new File(Array(50).fill(bytes), "large");
      const answer = await post({ fetch }, signedForm({ key: "a/é" }), file, `${url}/photos`);
      assert.equal(answer.status, 201);
      assert.equal(answer.headers.get("location"), `${url}/photos/a%2F%C3%A9`);
      const got = await fetch(answer.headers.get("location") ?? "");
      assert.equal(got.headers.get("content-length"), `${file.size}`);
      assert.deepEqual(new Uint8Array(await got.arrayBuffer()), new Uint8Array(await file.arrayBuffer()));
      await close();
    }));

  it("is posted to with or without a slash after the bucket", () =>
    withStore({}, async ({ store }) => {
      const { url, close } = await store.listen();
      for (const path of ["/photos", "/photos/"]) {
        assert.equal((await post({ fetch }, signedForm(), "hello", `${url}${path}`)).status, 201);
      }
      await close();
    }));

  it("answers HEAD, ranges, errors and preflights over a port", () =>
    withStore({}, async ({ store }) => {
      const { url, close } = await store.listen();
      await post(store);
      const head = await fetch(`${url}/photos/a.txt`, { method: "HEAD" });
      assert.equal(head.headers.get("content-length"), "5");
      const range = await fetch(`${url}/photos/a.txt`, { headers: { range: "bytes=1-2" } });
      assert.equal(await range.text(), "el");
      const error = await fetch(`${url}/photos/none`);
      assert.equal(error.status, 404);
      assert.match(await error.text(), /<Code>NoSuchKey<\/Code>/);
      assert.equal(error.headers.get("access-control-allow-origin"), "*");
      const headers = { origin: "http://a.example", "access-control-request-method": "POST" };
      assert.equal((await fetch(`${url}/photos`, { method: "OPTIONS", headers })).status, 200);
      await close();
    }));

  it("dates its answers by its own clock", () =>
    withStore({}, async ({ store }) => {
      const { url, close } = await store.listen();
      const { headers } = await fetch(`${url}/photos/none`);
      assert.equal(headers.get("date"), "Thu, 01 Jan 2026 12:00:00 GMT");
      await close();
    }));

  it("takes the next request of a connection after one whose body it had no need to read", () =>
    withStore({}, async ({ store }) => {
      const { url, close } = await store.listen();
      for (let round = 0; round < 5; round++) {
        const answer = await post({ fetch }, signedForm(), "hello", `${url}/nowhere`);
        assert.match(await answer.text(), /<Code>NoSuchBucket<\/Code>/);
      }
      await close();
    }));

  it("lets who sends all before reading, as browsers do, read why it was refused", () =>
    withStore({}, async ({ store, files }) => {
      const { port, close } = await store.listen();
      const size = 100_000_000;
      const fields = signedForm({ conditions: [["content-length-range", 0, 1000]] });
      const { socket, send, finish, answer } = await beginUpload(port, size, fields);
      socket.pause();
      await send(size);
      finish();
      socket.resume();
      const text = await answer;
      assert.match(text, /^HTTP\/1\.1 400 /);
      assert.match(text, /<Code>EntityTooLarge<\/Code>/);
      const proposed = Number(/<ProposedSize>(\d+)</.exec(text)?.[1]);
      assert.ok(proposed > size && proposed < size + 3000, `${proposed}`);
      assert.deepEqual(await files(), []);
      await close();
    }));

  it("stops listening and cuts its connections when it is closed", () =>
    withStore({}, async ({ store, files }) => {
      const { url, port, close } = await store.listen();
      const { send, answer } = await beginUpload(port, 1_000_000);
      await send(1000);
      await close();
      await answer;
      await assert.rejects(fetch(`${url}/photos`));
      for (let tries = 0; (await files()).length > 0 && tries < 500; tries++) {
        await new Promise((resolve) => setTimeout(resolve, 10));
      }
      assert.deepEqual(await files(), []);
    }));

  it("fails to listen where another does", () =>
    withStore({}, async ({ store }) => {
      const { port, close } = await store.listen();
      await assert.rejects(store.listen({ port }));
      await close();
    }));
});
