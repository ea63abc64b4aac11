import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { signedForm } from "./signed-form.ts";
import { get, post, withStore } from "./temporary-store.ts";

const fifty = Array.from({ length: 50 }, (_, index) => index);
const contentOf = (index: number): string => `${index} `.repeat(20_000);

describe("localS3(): many at once", () => {
  it("stores 50 uploads that come together, each under its key", () =>
    withStore({}, async ({ store }) => {
      const answers = await Promise.all(
        fifty.map((index) => post(store, signedForm({ key: `k${index}` }), contentOf(index))),
      );
      assert.deepEqual(new Set(answers.map(({ status }) => status)), new Set([201]));
      for (const index of fifty) assert.equal(await (await get(store, `k${index}`)).text(), contentOf(index));
    }));

  it("shows one of the uploads of a key and never a mixture, before, while and after they come", () =>
    withStore({}, async ({ store, files }) => {
      await post(store, signedForm(), contentOf(0));
      let uploading = true;
      const reading = (async () => {
        while (uploading) {
          const answer = await get(store, "a.txt");
          const text = await answer.text();
          assert.equal(text, contentOf(Number.parseInt(text, 10)));
          assert.equal(answer.headers.get("content-length"), `${text.length}`);
        }
      })();
      await Promise.all(fifty.map((index) => post(store, signedForm(), contentOf(index)))).finally(() => {
        uploading = false;
      });
      await reading;
      assert.equal((await files()).length, 1);
    }));
});
