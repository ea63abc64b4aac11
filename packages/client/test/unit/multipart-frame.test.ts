import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { multipartFrame } from "../../src/node/multipart-frame.ts";

const decode = (bytes: Uint8Array): string => new TextDecoder().decode(bytes);

describe("multipartFrame()", () => {
  it("writes what the platform's own FormData does, the file last", async () => {
    const fields = [
      ["key", "uploads/${filename}"],
      ["x-amz-meta-d\u00e9j\u00e0", "\u4f60\u597d \u{1f600}"],
      ['a"b', "empty next"],
      ["empty", ""],
    ] as const;
    const name = 'd\u00e9j\u00e0 "vu"\r\n.png';
    const body = new FormData();
    for (const [field, value] of fields) body.append(field, value);
    body.append("file", new File(["THE BYTES"], name, { type: "image/png" }));
    const platform = new Response(body);
    const boundary = platform.headers.get("content-type")?.split("boundary=")[1]?.replaceAll('"', "") ?? "";
    const wanted = (await platform.text()).replaceAll(boundary, "B").replace(/(\r\n)?$/, "");

    const { contentType, before, after } = multipartFrame(fields, { name, type: "image/png" });
    const own = contentType.split("boundary=")[1] ?? "";
    const written = `${decode(before)}THE BYTES${decode(after)}`.replaceAll(own, "B").replace(/(\r\n)?$/, "");
    assert.equal(written, wanted);
  });

  it("keeps line ends in values as they were signed", () => {
    const { before } = multipartFrame([["x-amz-meta-note", "one\ntwo\r\nthree"]], { type: "" });
    assert.ok(decode(before).includes("\r\n\r\none\ntwo\r\nthree\r\n"));
  });

  it("lets no type and no name break out of its header", () => {
    const { before } = multipartFrame([], { name: 'a"\r\nX: y', type: "text/plain\r\nX: y" });
    assert.doesNotMatch(decode(before), /^X: y/m);
    assert.match(decode(before), /Content-Type: application\/octet-stream\r\n\r\n$/);
  });

  it("has another boundary each time", () => {
    assert.notEqual(multipartFrame([], { type: "" }).contentType, multipartFrame([], { type: "" }).contentType);
  });
});
