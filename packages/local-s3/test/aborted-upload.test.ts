import assert from "node:assert/strict";
import { mkdir, utimes, writeFile } from "node:fs/promises";
import { describe, it } from "node:test";
import { formText, rawPost } from "./multipart.ts";
import { beginUpload } from "./raw-upload.ts";
import { signedForm } from "./signed-form.ts";
import { errorOf, post, withStore } from "./temporary-store.ts";

const size = 8_000_000;

describe("localS3(): aborted uploads", () => {
  it("leaves nothing of an upload whose connection is cut halfway", () =>
    withStore({}, async ({ store, files }) => {
      const { port, close } = await store.listen();
      const { socket, send } = await beginUpload(port, size);
      await send(size / 2);
      await until(async () => (await files()).length === 1);
      socket.destroy();
      await until(async () => (await files()).length === 0);
      assert.deepEqual(await store.list("photos"), []);
      await close();
    }));

  it("leaves nothing of an upload whose connection is cut when only the end is missing", () =>
    withStore({}, async ({ store, files }) => {
      const { port, close } = await store.listen();
      const { socket, send } = await beginUpload(port, size);
      await send(size);
      await until(async () => (await files()).length === 1);
      socket.destroy();
      await until(async () => (await files()).length === 0);
      await close();
    }));

  it("leaves the object that was there as it was", () =>
    withStore({}, async ({ store, files }) => {
      await post(store);
      const { port, close } = await store.listen();
      const { socket, send } = await beginUpload(port, size);
      await send(size / 2);
      await until(async () => (await files()).length === 2);
      socket.destroy();
      await until(async () => (await files()).length === 1);
      assert.deepEqual(await store.list("photos"), ["a.txt"]);
      await close();
    }));

  it("answers a body that fails with IncompleteBody, and leaves nothing", () =>
    withStore({}, async ({ store, files }) => {
      const text = formText(signedForm(), "x".repeat(100_000));
      for (const sent of [10, 500, 2000, 50_000, text.length - 3]) {
        let pulls = 0;
        const body = new ReadableStream<Uint8Array>({
          pull(controller) {
            if (pulls++ === 0) controller.enqueue(new TextEncoder().encode(text.slice(0, sent)));
            else controller.error(new Error("cut"));
          },
        });
        assert.equal((await errorOf(await store.fetch(rawPost(body))))["Code"], "IncompleteBody", `after ${sent}`);
        assert.deepEqual(await files(), []);
      }
    }));

  it("leaves nothing of a body that ends anywhere before its end", () =>
    withStore({}, async ({ store, files }) => {
      const text = formText(signedForm(), "hello");
      for (let sent = 0; sent < text.length - 4; sent += 7) {
        const response = await store.fetch(rawPost(text.slice(0, sent)));
        assert.equal((await errorOf(response))["Code"], "MalformedPOSTRequest", `after ${sent}`);
        assert.deepEqual(await files(), []);
      }
    }));

  it("takes no more of a file than the policy allows", () =>
    withStore({}, async ({ store, files }) => {
      const [head = ""] = formText(signedForm({ conditions: [["content-length-range", 0, 100_000]] }), "§").split("§");
      let pulled = 0;
      let canceled = false;
      const body = new ReadableStream<Uint8Array>({
        start: (controller) => controller.enqueue(new TextEncoder().encode(head)),
        pull(controller) {
          pulled += 65_536;
          controller.enqueue(new Uint8Array(65_536));
        },
        cancel() {
          canceled = true;
        },
      });
      assert.equal((await errorOf(await store.fetch(rawPost(body))))["Code"], "EntityTooLarge");
      assert.deepEqual(await files(), []);
      await until(async () => canceled);
      assert.ok(pulled < 2_000_000, `${pulled} bytes were read`);
    }));

  it("removes with its first upload what others have left, and not what they are at", () =>
    withStore({}, async ({ store, folder, files }) => {
      await mkdir(`${folder}/.partial`);
      await writeFile(`${folder}/.partial/left`, "x");
      await utimes(`${folder}/.partial/left`, new Date(), new Date(Date.now() - 61_000));
      await writeFile(`${folder}/.partial/at-it`, "x");
      await post(store);
      const names = (await files()).map((path) => path.slice(folder.length + 1));
      assert.ok(names.includes(".partial/at-it"));
      assert.ok(!names.includes(".partial/left"));
    }));
});

async function until(isSo: () => Promise<boolean>): Promise<void> {
  for (const end = Date.now() + 10_000; !(await isSo()); ) {
    if (Date.now() > end) throw new Error("It does not come to be so");
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
}
