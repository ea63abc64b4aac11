import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { signedForm } from "./signed-form.ts";
import { post, withStore } from "./temporary-store.ts";

const md5OfHello = '"5d41402abc4b2a76b9719d911017c592"';

describe("localS3(): answer to an upload", () => {
  it("answers 201 with S3's XML, ETag and Location", () =>
    withStore({}, async ({ store }) => {
      const answer = await post(store, signedForm({ key: "a b/<&>é\"'" }));
      const location = "http://localhost/photos/a%20b%2F%3C%26%3E%C3%A9%22'";
      assert.equal(answer.status, 201);
      assert.equal(answer.headers.get("content-type"), "application/xml");
      assert.equal(answer.headers.get("etag"), md5OfHello);
      assert.equal(answer.headers.get("location"), location);
      assert.equal(
        await answer.text(),
        `<?xml version="1.0" encoding="UTF-8"?>\n<PostResponse><Location>${location}</Location><Bucket>photos</Bucket>` +
          `<Key>a b/&lt;&amp;&gt;é"'</Key><ETag>${md5OfHello}</ETag></PostResponse>`,
      );
    }));

  for (const [asked, status] of [
    ["200", 200],
    ["204", 204],
    ["", 204],
    ["301", 204],
  ] as const) {
    it(`answers ${status} and no body to success_action_status ${JSON.stringify(asked)}`, () =>
      withStore({}, async ({ store }) => {
        const answer = await post(store, signedForm({ status: asked }));
        assert.equal(answer.status, status);
        assert.equal(await answer.text(), "");
        assert.equal(answer.headers.get("etag"), md5OfHello);
        assert.equal(answer.headers.get("location"), "http://localhost/photos/a.txt");
      }));
  }

  for (const [redirect, location] of [
    [
      "https://app.example/done",
      `https://app.example/done?bucket=photos&key=a.txt&etag=${encodeURIComponent(md5OfHello)}`,
    ],
    [
      "https://app.example/?a=%20b&c#top",
      `https://app.example/?a=%20b&c&bucket=photos&key=a.txt&etag=${encodeURIComponent(md5OfHello)}#top`,
    ],
  ] as const) {
    it(`redirects to ${redirect} and keeps its query`, () =>
      withStore({}, async ({ store }) => {
        const answer = await post(store, signedForm({ fields: { success_action_redirect: redirect } }));
        assert.equal(answer.status, 303);
        assert.equal(answer.headers.get("location"), location);
      }));
  }

  for (const redirect of ["not a URL", "javascript:alert(1)"]) {
    it(`takes the redirect ${redirect} for none`, () =>
      withStore({}, async ({ store }) => {
        const answer = await post(store, signedForm({ fields: { success_action_redirect: redirect } }));
        assert.equal(answer.status, 201);
      }));
  }

  it("says the location by its public URL", () =>
    withStore({ publicUrl: "https://files.example/s3/" }, async ({ store }) => {
      const answer = await post(store);
      assert.equal(answer.headers.get("location"), "https://files.example/s3/photos/a.txt");
    }));
});
