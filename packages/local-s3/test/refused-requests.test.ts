import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { localS3 } from "../src/index.ts";
import { fieldHeader, formText, multipart, rawPost } from "./multipart.ts";
import { signedAt, signedForm } from "./signed-form.ts";
import { errorOf, post, withStore } from "./temporary-store.ts";

describe("localS3(): refused requests", () => {
  it("knows no other bucket than those it was given", () =>
    withStore({}, async ({ store }) => {
      const response = await post(store, signedForm(), "hello", "http://localhost/videos");
      assert.equal(response.status, 404);
      const { Code, BucketName } = await errorOf(response);
      assert.deepEqual({ Code, BucketName }, { Code: "NoSuchBucket", BucketName: "videos" });
    }));

  for (const files of [0, 2]) {
    it(`refuses a form with ${files} files`, () =>
      withStore({}, async ({ store, files: stored }) => {
        const parts = signedForm().map(([name, value]): [string, string] => [fieldHeader(name), value]);
        for (let file = 0; file < files; file++) parts.push([`${fieldHeader("file")}; filename="x"`, "hello"]);
        const error = await errorOf(await store.fetch(rawPost(multipart(parts))));
        assert.partialDeepStrictEqual(error, {
          Code: "InvalidArgument",
          Message: "POST requires exactly one file upload per request.",
          ArgumentName: "file",
          ArgumentValue: `${files}`,
        });
        assert.deepEqual(await stored(), []);
      }));
  }

  it("refuses a form whose fields come after the file", () =>
    withStore({}, async ({ store }) => {
      const text = formText([], "hello").replace(/--a-boundary-of-tests--\r\n$/, formText(signedForm(), "again"));
      assert.equal((await errorOf(await store.fetch(rawPost(text))))["ArgumentName"], "key");
    }));

  for (const contentType of ["application/x-www-form-urlencoded", "text/plain", ""]) {
    it(`refuses a body of the type ${JSON.stringify(contentType)}`, () =>
      withStore({}, async ({ store }) => {
        const response = await store.fetch(rawPost("key=a.txt", contentType));
        assert.equal(response.status, 412);
        assert.partialDeepStrictEqual(await errorOf(response), {
          Code: "PreconditionFailed",
          Condition: "Bucket POST must be of the enclosure-type multipart/form-data",
        });
      }));
  }

  for (const [method, path, allow] of [
    ["GET", "/", "OPTIONS"],
    ["GET", "/photos", "POST, OPTIONS"],
    ["PUT", "/photos/a.txt", "GET, HEAD, DELETE, OPTIONS"],
    ["POST", "/photos/a.txt", "GET, HEAD, DELETE, OPTIONS"],
  ] as const) {
    it(`does not take ${method} ${path}`, () =>
      withStore({}, async ({ store }) => {
        const response = await store.fetch(new Request(`http://localhost${path}`, { method }));
        assert.equal(response.status, 405);
        assert.equal(response.headers.get("allow"), allow);
        assert.partialDeepStrictEqual(await errorOf(response), { Code: "MethodNotAllowed", Method: method });
      }));
  }

  it("lets the body of a request go that it has no use for", () =>
    withStore({}, async ({ store }) => {
      const canceled = Promise.withResolvers<void>();
      const body = new ReadableStream<Uint8Array>({
        pull: (controller) => controller.enqueue(new Uint8Array(65_536)),
        cancel: () => canceled.resolve(),
      });
      const init = { method: "PUT", body, duplex: "half" as const };
      assert.equal((await store.fetch(new Request("http://localhost/photos/a.txt", init))).status, 405);
      await canceled.promise;
    }));

  it("answers its own faults with 500 and tells them to onError", () => {
    const faults: unknown[] = [];
    const options = { folder: "/dev/null/no-folder", onError: (error: unknown) => faults.push(error) };
    return withStore(options, async ({ store }) => {
      const response = await post(store);
      assert.equal(response.status, 500);
      assert.equal((await errorOf(response))["Code"], "InternalError");
      assert.equal(faults.length, 1);
    });
  });

  for (const [method, path] of [
    ["OPTIONS", "/photos"],
    ["GET", "/photos/a.txt"],
    ["POST", "/photos"],
  ] as const) {
    it(`answers ${method} ${path} with 500 when its clock fails, and tells it to onError once`, () => {
      const faults: unknown[] = [];
      const fault = new Error("no time");
      const now = (): Date => {
        throw fault;
      };
      return withStore({ now, onError: (error) => faults.push(error) }, async ({ store }) => {
        const { status, headers } = await store.fetch(new Request(`http://localhost${path}`, { method }));
        assert.equal(status, 500);
        assert.equal(headers.get("date"), null);
        assert.deepEqual(faults, [fault]);
      });
    });
  }

  it("answers a request with 500 whose body somebody else reads", () => {
    const faults: unknown[] = [];
    return withStore({ onError: (error) => faults.push(error) }, async ({ store }) => {
      const request = rawPost(formText(signedForm(), "hello"));
      request.body?.getReader();
      assert.equal((await store.fetch(request)).status, 500);
      assert.equal(faults.length, 1);
    });
  });

  for (const bucket of ["videos", "../theirs/photos", ""]) {
    it(`does not list the bucket ${JSON.stringify(bucket)}, which it doesn't have`, () =>
      withStore({}, async ({ store, outside }) => {
        const theirs = localS3({ folder: `${outside}/theirs`, buckets: ["photos"], now: () => signedAt });
        await post(theirs);
        await assert.rejects(
          store.list(bucket),
          new TypeError(`${JSON.stringify(bucket)} is none of the store's buckets`),
        );
        assert.deepEqual(await theirs.list("photos"), ["a.txt"]);
      }));
  }
});
