import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { boundary, fieldHeader, fileHeader, formText, multipart, rawPost } from "./multipart.ts";
import { signedForm } from "./signed-form.ts";
import { errorOf, withStore } from "./temporary-store.ts";

const signed = signedForm().map(([name, value]): [string, string] => [fieldHeader(name), value]);
const file: [string, string] = [fileHeader, "hello"];
const tooMuch = "MaxPostPreDataLengthExceeded";
const form = formText(signedForm(), "hello");

/** Bodies that no browser sends, and the code that each is answered with. */
const hostile: readonly (readonly [title: string, body: string, code: string])[] = [
  ["10,000 fields", multipart([...Array(10_000).fill([fieldHeader("x-ignore-a"), ""]), ...signed, file]), tooMuch],
  ["a field of 50 MB", multipart([[fieldHeader("x-ignore-a"), "x".repeat(50e6)], ...signed, file]), tooMuch],
  ["a field's name of 1 MB", multipart([[fieldHeader("x".repeat(1e6)), ""], ...signed, file]), tooMuch],
  ["a header of 1 MB", multipart([[`${fieldHeader("a")}\r\nx: ${"x".repeat(1e6)}`, ""], ...signed, file]), tooMuch],
  ["10,000 headers", multipart([[fieldHeader("a") + "\r\nx: y".repeat(10_000), ""], ...signed, file]), tooMuch],
  ["50 MB before the first boundary", "x".repeat(50e6) + form, tooMuch],
  ["no boundary in the body", "x".repeat(1000), "MalformedPOSTRequest"],
  ["nothing", "", "MalformedPOSTRequest"],
  ["another boundary in the body than in the header", form.replaceAll(boundary, "other"), "MalformedPOSTRequest"],
  ["no last boundary", form.replace(`--${boundary}--\r\n`, ""), "MalformedPOSTRequest"],
  ["half a header", `--${boundary}\r\nContent-Disposition: form-d`, "MalformedPOSTRequest"],
  [
    "a part without a name",
    multipart([["Content-Disposition: form-data", ""], ...signed, file]),
    "MalformedPOSTRequest",
  ],
  ["a field of an empty name", multipart([[fieldHeader(""), ""], ...signed, file]), "AccessDenied"],
  ["a name with a NUL", multipart([[fieldHeader("a\0b"), ""], ...signed, file]), "AccessDenied"],
  ["a name with an escaped CRLF", multipart([[fieldHeader("a%0D%0Ab"), ""], ...signed, file]), "AccessDenied"],
  ["a name that objects inherit", multipart([[fieldHeader("__proto__"), ""], ...signed, file]), "AccessDenied"],
  ["another key after the first", multipart([...signed, [fieldHeader("key"), "b.txt"], file]), "InvalidArgument"],
  ["only parts that are no fields", multipart(Array(100).fill(["X: y", ""])), "InvalidArgument"],
];

describe("localS3(): hostile forms", () => {
  for (const [title, body, code] of hostile) {
    it(`answers ${title} with ${code}, soon, and leaves nothing`, () =>
      withStore({}, async ({ store, files }) => {
        const began = performance.now();
        const response = await store.fetch(rawPost(body));
        assert.equal((await errorOf(response))["Code"], code);
        assert.ok(performance.now() - began < 5000);
        assert.deepEqual(await files(), []);
      }));
  }

  it("answers a name of invalid UTF-8 with AccessDenied", () =>
    withStore({}, async ({ store }) => {
      const body = Uint8Array.from(multipart([[fieldHeader("\xff\xfe"), ""], ...signed, file]), (c) => c.charCodeAt(0));
      assert.equal((await errorOf(await store.fetch(rawPost(body))))["Code"], "AccessDenied");
    }));

  for (const contentType of [
    "multipart/form-data",
    "multipart/form-data; boundary=",
    "multipart/form-data; boundary",
  ]) {
    it(`answers the content type ${contentType} with MalformedPOSTRequest`, () =>
      withStore({}, async ({ store }) => {
        assert.equal((await errorOf(await store.fetch(rawPost(form, contentType))))["Code"], "MalformedPOSTRequest");
      }));
  }

  it("answers a body that is not there with MalformedPOSTRequest", () =>
    withStore({}, async ({ store }) => {
      const headers = { "content-type": `multipart/form-data; boundary=${boundary}` };
      const response = await store.fetch(new Request("http://localhost/photos", { method: "POST", headers }));
      assert.equal((await errorOf(response))["Code"], "MalformedPOSTRequest");
    }));

  it("takes 20,480 bytes before the file, and not one more", () =>
    withStore({}, async ({ store }) => {
      const statusWith = async (padding: string) => {
        const body = multipart([...signed, [fieldHeader("x-ignore-a"), padding], [fileHeader, "hello"]]);
        const { status } = await store.fetch(rawPost(body));
        return { before: body.indexOf("hello"), status };
      };
      const { before } = await statusWith("");
      assert.deepEqual(await statusWith("x".repeat(20_480 - before)), { before: 20_480, status: 201 });
      assert.deepEqual(await statusWith("x".repeat(20_481 - before)), { before: 20_481, status: 400 });
    }));

  it("takes a form that comes byte by byte", () =>
    withStore({}, async ({ store }) => {
      const bytes = new TextEncoder().encode(form);
      let place = 0;
      const body = new ReadableStream<Uint8Array>({
        pull(controller) {
          if (place < bytes.length) controller.enqueue(bytes.subarray(place, ++place));
          else controller.close();
        },
      });
      assert.equal((await store.fetch(rawPost(body))).status, 201);
    }));

  it("finds the boundary wherever the body is cut", () =>
    withStore({}, async ({ store }) => {
      const bytes = new TextEncoder().encode(form);
      for (let cut = bytes.length - 60; cut < bytes.length; cut++) {
        const body = new ReadableStream<Uint8Array>({
          start(controller) {
            controller.enqueue(bytes.subarray(0, cut));
            controller.enqueue(bytes.subarray(cut));
            controller.close();
          },
        });
        assert.equal((await store.fetch(rawPost(body))).status, 201, `cut at ${cut}`);
      }
    }));
});
