import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { signedForm } from "./signed-form.ts";
import { get, post, withStore } from "./temporary-store.ts";

const preflight = (origin: string, method = "POST", headers = "content-type"): Request =>
  new Request("http://localhost/photos", {
    method: "OPTIONS",
    headers: { origin, "access-control-request-method": method, "access-control-request-headers": headers },
  });

describe("localS3(): CORS", () => {
  it("lets any page read every answer, errors among them, unless told otherwise", () =>
    withStore({}, async ({ store }) => {
      const answers = [
        await post(store),
        await post(store, []),
        await get(store, "a.txt"),
        await get(store, "none"),
        await store.fetch(new Request("http://localhost/none/x", { method: "PUT" })),
      ];
      assert.deepEqual(
        answers.map(({ status }) => status),
        [201, 400, 200, 404, 404],
      );
      for (const { headers } of answers) {
        assert.equal(headers.get("access-control-allow-origin"), "*");
        assert.match(headers.get("access-control-expose-headers") ?? "", /ETag, Location, .*x-amz-request-id/);
        assert.match(headers.get("x-amz-request-id") ?? "", /^[0-9A-F]{16}$/);
      }
    }));

  it("answers a preflight with what is allowed", () =>
    withStore({}, async ({ store }) => {
      const { status, headers } = await store.fetch(preflight("https://app.example", "POST", "content-type, x-a"));
      assert.equal(status, 200);
      assert.equal(headers.get("access-control-allow-origin"), "*");
      assert.equal(headers.get("access-control-allow-methods"), "GET, HEAD, POST, DELETE");
      assert.equal(headers.get("access-control-allow-headers"), "content-type, x-a");
    }));

  it("lets only the origins that it was given read", () =>
    withStore({ corsOrigins: ["https://app.example"] }, async ({ store }) => {
      await post(store, signedForm());
      const ours = await get(store, "a.txt", { origin: "https://app.example" });
      assert.equal(ours.headers.get("access-control-allow-origin"), "https://app.example");
      assert.equal(ours.headers.get("vary"), "Origin");
      const theirs = await get(store, "a.txt", { origin: "https://evil.example" });
      assert.equal(theirs.status, 200);
      assert.equal(theirs.headers.get("access-control-allow-origin"), null);
      assert.equal(theirs.headers.get("vary"), "Origin");
      assert.equal((await store.fetch(preflight("https://app.example"))).status, 200);
      assert.equal((await store.fetch(preflight("https://evil.example"))).status, 403);
    }));

  it("refuses the preflight of a method that it doesn't have", () =>
    withStore({}, async ({ store }) => {
      assert.equal((await store.fetch(preflight("https://app.example", "PUT"))).status, 403);
    }));
});
