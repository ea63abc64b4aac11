import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
import { upload } from "../../src/index.ts";
import { httpTransport } from "../../src/node/index.ts";
import { errorOf } from "../error-of.ts";
import { type Service, startService } from "../service.ts";

let service: Service;
before(async () => {
  service = await startService();
});
after(() => service[Symbol.asyncDispose]());

describe("upload() by node:http, of what is no Blob,", () => {
  const options = () => ({ service: service.url, runtime: { transport: httpTransport } });

  for (const [what, size] of [
    ["longer", 3],
    ["shorter", 9],
  ] as const) {
    it(`throws file_changed where the file has become ${what}`, async () => {
      const blob = new Blob(["hello"]);
      const file = { size, type: "", stream: () => blob.stream() };
      assert.equal((await errorOf(upload(file, options()))).code, "file_changed");
    });
  }

  it("throws file_unreadable where the file can't be read to its end", async () => {
    const file = {
      size: 9,
      type: "",
      async *stream() {
        yield new Uint8Array(1);
        throw new Error("The disk is gone");
      },
    };
    assert.equal((await errorOf(upload(file, options()))).code, "file_unreadable");
  });
});
