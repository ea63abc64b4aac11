import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
import { type FileToSign, signedForms } from "../../src/uppy.ts";
import { errorOf } from "../error-of.ts";
import { bucket, type Service, startService } from "../service.ts";

let service: Service;
before(async () => {
  service = await startService({ variables: { UPLOAD_MAX_BYTES: "1000", UPLOAD_CONTENT_TYPES: "image/*,text/plain" } });
});
after(() => service[Symbol.asyncDispose]());

const photo: FileToSign = { name: "d\u00e9j\u00e0 \u2603.png", type: "image/png", size: 1000 };

/** Asks for a form in the way of either Uppy. */
const ways = {
  getUploadParameters: (forms: ReturnType<typeof signedForms>, file: FileToSign) => forms.getUploadParameters(file),
  signRequest: (forms: ReturnType<typeof signedForms>, file: FileToSign) =>
    forms.signRequest({ method: "PUT", key: forms.generateObjectKey(file) }),
};

for (const [name, ask] of Object.entries(ways)) {
  describe(`signedForms() by ${name}`, () => {
    it("gives a form for the file's type that the store takes", async () => {
      const { method, url, fields } = await ask(signedForms({ service: service.url }), photo);
      const form = new FormData();
      for (const [field, value] of Object.entries(fields)) form.append(field, value);
      form.append("file", new File(["hello"], photo.name, { type: photo.type }));
      assert.equal((await fetch(url, { method, body: form })).status, 201);
      assert.equal(fields["Content-Type"], "image/png");
      assert.ok((await service.store.list(bucket)).includes(fields["key"] ?? ""));
    });

    it("asks for what data makes of the file", async () => {
      const forms = signedForms({ service: service.url, data: ({ name: filename }) => ({ filename }) });
      const { fields } = await ask(forms, photo);
      assert.match(fields["Content-Disposition"] ?? "", /filename\*=UTF-8''d%C3%A9j%C3%A0%20%E2%98%83\.png/);
    });

    it("fills in the type that a form leaves open", async () => {
      const forms = signedForms({ service: service.url, data: { content_type: "image/*" } });
      assert.equal((await ask(forms, photo)).fields["Content-Type"], "image/png");
    });

    it("throws file_too_large before a byte is sent, and leaves a size that is not known to S3", async () => {
      const forms = signedForms({ service: service.url });
      assert.equal((await errorOf(ask(forms, { ...photo, size: 1001 }))).code, "file_too_large");
      assert.ok((await ask(forms, { ...photo, size: null })).fields["policy"]);
    });

    it("throws what the service says of a type that is not allowed", async () => {
      const error = await errorOf(ask(signedForms({ service: service.url }), { ...photo, type: "text/html" }));
      assert.equal(error.code, "content_type_not_allowed");
    });
  });
}

describe("signedForms()", () => {
  it("is for whole files alone", async () => {
    const forms = signedForms({ service: service.url });
    assert.equal(forms.shouldUseMultipart, false);
    const key = forms.generateObjectKey(photo);
    await assert.rejects(forms.signRequest({ method: "POST", key }), TypeError);
    await assert.rejects(forms.signRequest({ method: "PUT", key, uploadId: "1" }), TypeError);
  });

  it("names generateObjectKey where another's key comes", async () => {
    const { signRequest } = signedForms({ service: service.url });
    for (const key of ["photo.png", "null", "{}", '{"name":"a","type":"b","size":"c"}']) {
      await assert.rejects(signRequest({ method: "PUT", key }), /generateObjectKey/);
    }
  });

  it("ends with the signal that Uppy gives", async () => {
    const { getUploadParameters } = signedForms({ service: service.url });
    const error = await errorOf(getUploadParameters(photo, { signal: AbortSignal.abort() }));
    assert.equal(error.code, "aborted");
  });
});
