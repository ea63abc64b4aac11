import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { signer } from "@signed-s3/core";
import { localS3 } from "../src/index.ts";
import { formText, rawPost } from "./multipart.ts";
import { signedAt, signedForm } from "./signed-form.ts";
import { errorOf, get, post, withStore } from "./temporary-store.ts";

describe("localS3(): POST of a form", () => {
  it("stores the file of a form that core's signer signed", () =>
    withStore({}, async ({ store }) => {
      const sign = signer({ bucket: "photos", region: "us-east-1", url: "http://localhost/photos" });
      const credentials = { accessKeyId: "accessKey1", secretAccessKey: "verySecretKey1" };
      const form = sign({ key: "direct_uploads/1", credentials, now: signedAt, expiresInSeconds: 3600 });
      const answer = await post(store, Object.entries(form.fields), "hello", form.url);
      assert.equal(answer.status, 201);
      assert.equal(await (await get(store, "direct_uploads/1")).text(), "hello");
    }));

  it("minds no case in the names of fields", () =>
    withStore({}, async ({ store }) => {
      const fields = signedForm().map(([name, value]) => [name.toUpperCase(), value] as const);
      assert.equal((await post(store, fields)).status, 201);
    }));

  it("puts the file's own name for ${filename}, without its folders", () =>
    withStore({}, async ({ store }) => {
      const form = signedForm({ key: { value: "u/${filename}", startsWith: "u/" } });
      const answer = await store.fetch(
        rawPost(formText(form, "hello").replace("greeting.txt", () => "C:\\fakepath\\..\\cat $& picture.png")),
      );
      assert.equal(answer.status, 201);
      assert.deepEqual(await store.list("photos"), ["u/cat $& picture.png"]);
    }));

  it("lets the later of two uploads of a key win", () =>
    withStore({}, async ({ store, files }) => {
      await post(store, signedForm(), "the first, which is longer");
      await post(store, signedForm(), "the second");
      assert.equal(await (await get(store, "a.txt")).text(), "the second");
      assert.deepEqual(await store.list("photos"), ["a.txt"]);
      assert.equal((await files()).length, 1);
    }));

  it("stores an empty file", () =>
    withStore({}, async ({ store }) => {
      assert.equal((await post(store, signedForm(), new File([], "none"))).status, 201);
      const answer = await get(store, "a.txt");
      assert.equal(answer.status, 200);
      assert.equal(await answer.text(), "");
    }));

  it("reads over fields after the file and what follows the form", () =>
    withStore({}, async ({ store }) => {
      const text = formText(signedForm(), "hello").replace(/--\r\n$/, "");
      const late = `\r\nContent-Disposition: form-data; name="key"\r\n\r\nother\r\n`;
      const answer = await store.fetch(rawPost(`${text}${late}--a-boundary-of-tests--\r\nand more`));
      assert.equal(answer.status, 201);
      assert.deepEqual(await store.list("photos"), ["a.txt"]);
    }));

  it("takes a form of temporary credentials with their token, until they end", () => {
    const credentials = {
      accessKeyId: "ASIAEXAMPLE",
      secretAccessKey: "s",
      sessionToken: "t/+=",
      expiration: signedAt,
    };
    const fields = signedForm({ credentials });
    let now = new Date(signedAt.getTime() - 1);
    return withStore({ credentials: [credentials], now: () => now }, async ({ store }) => {
      assert.equal((await post(store, fields)).status, 201);
      now = signedAt;
      assert.equal((await errorOf(await post(store, fields)))["Code"], "ExpiredToken");
    });
  });

  it("takes a form of each of the credentials that share an access key id", () => {
    const pair = { accessKeyId: "shared", secretAccessKey: "s" };
    const credentials = [
      { ...pair, sessionToken: "first" },
      { ...pair, sessionToken: "second", secretAccessKey: "another" },
      pair,
    ];
    return withStore({ credentials }, async ({ store }) => {
      for (const each of credentials) assert.equal((await post(store, signedForm({ credentials: each }))).status, 201);
      const unknown = signedForm({ credentials: { ...pair, sessionToken: "third" } });
      assert.equal((await errorOf(await post(store, unknown)))["Code"], "InvalidToken");
    });
  });

  it("lets an upload that began in time end after the form's expiration", () => {
    let now = signedAt;
    return withStore({ now: () => now }, async ({ store }) => {
      const [head = "", tail = ""] = formText(signedForm(), "hello").split(/(?<=hel)/);
      const encoder = new TextEncoder();
      const body = new ReadableStream<Uint8Array>(
        {
          start: (controller) => controller.enqueue(encoder.encode(head)),
          pull(controller) {
            now = new Date(signedAt.getTime() + 7_200_000);
            controller.enqueue(encoder.encode(tail));
            controller.close();
          },
        },
        { highWaterMark: 0 },
      );
      assert.equal((await store.fetch(rawPost(body))).status, 201);
    });
  });
});

describe("localS3()", () => {
  for (const bucket of ["", "..", "a", ".partial", "a/b", "A-b", "a..b", "c:\\x"]) {
    it(`refuses the bucket ${JSON.stringify(bucket)}`, () => {
      assert.throws(() => localS3({ folder: "unused", buckets: [bucket] }), TypeError);
    });
  }

  for (const origin of [
    "https://a.com/",
    "https://A.com",
    "https://a.com:443",
    "https://*.a.com/x",
    "a.com",
    "a.com:80",
    "",
  ]) {
    it(`refuses the origin ${JSON.stringify(origin)}, which no browser sends`, () => {
      assert.throws(() => localS3({ folder: "unused", buckets: [], corsOrigins: [origin] }), TypeError);
    });
  }

  it("takes any origin that a browser sends", () => {
    const corsOrigins = [
      "*",
      "null",
      "https://a.com",
      "http://localhost:3000",
      "http://[::1]:8081",
      "capacitor://localhost",
    ];
    localS3({ folder: "unused", buckets: [], corsOrigins });
  });

  for (const publicUrl of ["junk", "", "localhost:9000", "/s3", "ftp://a.com"]) {
    it(`refuses the public URL ${JSON.stringify(publicUrl)}`, () => {
      assert.throws(() => localS3({ folder: "unused", buckets: [], publicUrl }), TypeError);
    });
  }
});
