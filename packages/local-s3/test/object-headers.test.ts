import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { signedForm } from "./signed-form.ts";
import { errorOf, get, post, withStore } from "./temporary-store.ts";

describe("localS3(): headers of an object", () => {
  it("keeps the form's content type and headers, and gives them back", () =>
    withStore({}, async ({ store }) => {
      const tagging = "<Tagging><TagSet><Tag><Key>a</Key><Value>1</Value></Tag></TagSet></Tagging>";
      const kept = {
        "Content-Type": "text/markdown; charset=utf-8",
        "Cache-Control": "max-age=3600",
        "Content-Disposition": `attachment; filename="a.md"`,
        "Content-Encoding": "identity",
        Expires: "Thu, 01 Jan 2026 13:00:00 GMT",
        "x-amz-meta-album": "holiday",
      };
      const made = await post(store, signedForm({ fields: { ...kept, "x-amz-meta-place": "Été\r\n", tagging } }));
      assert.equal(made.status, 201);
      const { headers } = await get(store, "a.txt");
      for (const [name, value] of Object.entries(kept)) assert.equal(headers.get(name), value);
      assert.equal(headers.get("x-amz-meta-place"), "=?UTF-8?B?w4l0w6k=?=");
      assert.equal(headers.get("x-amz-tagging-count"), "1");
    }));

  it("takes a file without the field Content-Type for binary/octet-stream, whatever its part says", () =>
    withStore({}, async ({ store }) => {
      await post(store, signedForm(), new File(["<script>"], "a.html", { type: "text/html" }));
      assert.equal((await get(store, "a.txt")).headers.get("content-type"), "binary/octet-stream");
    }));

  it("refuses metadata whose name is none for a header", () =>
    withStore({}, async ({ store, files }) => {
      const answer = await post(store, signedForm({ fields: { "x-amz-meta-é": "1" } }));
      assert.equal((await errorOf(answer))["Code"], "InvalidArgument");
      assert.deepEqual(await files(), []);
    }));
});
