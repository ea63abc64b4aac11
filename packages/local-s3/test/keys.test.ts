import assert from "node:assert/strict";
import { readdir } from "node:fs/promises";
import { describe, it } from "node:test";
import fc from "fast-check";
import { runs } from "./matrix/generated/run-settings.ts";
import { formText, rawPost } from "./multipart.ts";
import { signedForm } from "./signed-form.ts";
import { get, post, withStore } from "./temporary-store.ts";

const hostileKeys = [
  "../../etc/passwd",
  "..\\..\\windows",
  "/etc/passwd",
  "C:\\x",
  "a/../../../b",
  "a\0b",
  "a\r\nb",
  "%2e%2e/%2f",
  ".partial/x",
  "x".repeat(1024),
  "é".repeat(512),
  `${"d/".repeat(500)}x`,
  "CON",
  "a.",
  " ",
  "<>:|?*",
  "😀/🏳️‍🌈",
  "?a=b#c",
];
const keys = fc.oneof(
  fc.constantFrom(...hostileKeys),
  fc.string({ unit: "binary", minLength: 1, maxLength: 256 }),
  fc
    .array(fc.constantFrom("..", ".", "", "a", "A", "\\", "\0", "%2f"), { minLength: 2, maxLength: 9 })
    .map((parts) => parts.join("/")),
);
/** No URL reaches these: a dot segment is gone before the request is sent, in browsers too. */
const unreachable = new Set([".", ".."]);

describe("localS3(): keys", () => {
  it("gives back under any key what was put under it, and writes nothing outside its folder", () =>
    withStore({}, async ({ store, folder, outside }) => {
      await fc.assert(
        fc.asyncProperty(keys, fc.uint8Array({ maxLength: 64 }), async (key, bytes) => {
          const text = formText(signedForm({ key }), "§").split("§");
          const made = await store.fetch(rawPost(await bodyOf(text, bytes)));
          assert.equal(made.status, 201, await made.text());
          assert.ok((await store.list("photos")).includes(key));
          if (unreachable.has(key)) return;
          for (const url of [
            made.headers.get("location") ?? "",
            `http://localhost/photos/${encodeURIComponent(key)}`,
          ]) {
            const answer = await store.fetch(new Request(url));
            assert.deepEqual(new Uint8Array(await answer.arrayBuffer()), new Uint8Array(bytes));
          }
          await store.fetch(new Request(made.headers.get("location") ?? "", { method: "DELETE" }));
        }),
        // The hostile keys are tried on every runtime; more than them are searched for where forms are.
        { numRuns: Math.ceil(0.15 * runs(2000)), examples: hostileKeys.map((key) => [key, new Uint8Array([1])]) },
      );
      assert.deepEqual(await readdir(outside), ["store"]);
      assert.deepEqual((await readdir(folder)).sort(), [".partial", "photos"]);
    }));

  it("keeps keys apart that differ in case or in normal form only", () =>
    withStore({}, async ({ store, files }) => {
      const alike = ["A", "a", "é", "e\u0301", "a/", "a"];
      for (const key of alike) await post(store, signedForm({ key }), `of ${key}`);
      assert.deepEqual(await store.list("photos"), ["A", "a", "a/", "e\u0301", "é"]);
      for (const key of alike) assert.equal(await (await get(store, key)).text(), `of ${key}`);
      const paths = (await files()).map((path) => path.toLowerCase());
      assert.equal(new Set(paths).size, 5);
    }));

  it("finds a key whose slashes are not encoded in the URL", () =>
    withStore({}, async ({ store }) => {
      await post(store, signedForm({ key: "a/b c" }));
      assert.equal((await store.fetch(new Request("http://localhost/photos/a/b%20c"))).status, 200);
    }));

  it("keeps buckets apart", () =>
    withStore({ buckets: ["photos", "videos"] }, async ({ store }) => {
      await post(store);
      assert.deepEqual(await store.list("videos"), []);
      assert.equal((await store.fetch(new Request("http://localhost/videos/a.txt"))).status, 404);
    }));
});

async function bodyOf([head = "", tail = ""]: readonly string[], bytes: Uint8Array): Promise<Uint8Array<ArrayBuffer>> {
  return new Uint8Array(await new Blob([head, new Uint8Array(bytes), tail]).arrayBuffer());
}
