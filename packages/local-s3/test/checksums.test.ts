import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { cyclicRedundancyCheck } from "../src/upload/cyclic-redundancy-check.ts";
import { signedForm } from "./signed-form.ts";
import { errorOf, post, withStore } from "./temporary-store.ts";

describe("localS3(): checksums", () => {
  for (const [field, value] of [
    ["x-amz-checksum-sha256", "LPJNul+wow4m6DsqxbninhsWHlwfp0JecwQzYpOLmCQ="],
    ["x-amz-checksum-sha1", "qvTGHdzF6KLavt4PO0gs2a6pQ00="],
    ["x-amz-checksum-crc32", "NhCmhg=="],
    ["x-amz-checksum-crc32c", "mnG7TA=="],
    ["x-amz-checksum-crc64nvme", "M3eFcAZSQlc="],
    ["Content-MD5", "XUFAKrxLKna5cZ2REBfFkg=="],
  ] as const) {
    it(`takes the file whose ${field} is right, and no other`, () =>
      withStore({}, async ({ store }) => {
        const fields = signedForm({ fields: { [field]: value } });
        const wrong = await post(store, fields, "hullo");
        assert.equal(wrong.status, 400);
        assert.equal((await errorOf(wrong))["Code"], "BadDigest");
        assert.deepEqual(await store.list("photos"), []);
        assert.equal((await post(store, fields, "hello")).status, 201);
      }));
  }
});

describe("cyclicRedundancyCheck()", () => {
  // The check values of the catalogue of CRC algorithms, https://reveng.sourceforge.io/crc-catalogue/all.htm
  for (const [name, check] of [
    ["crc32", "cbf43926"],
    ["crc32c", "e3069283"],
    ["crc64nvme", "ae8b14860a799888"],
  ] as const) {
    it(`gives the catalogue's ${name} of 123456789, in one piece or in two`, () => {
      for (const pieces of [["123456789"], ["1234", "56789"]]) {
        const running = cyclicRedundancyCheck(name);
        for (const piece of pieces) running.update(new TextEncoder().encode(piece));
        assert.equal(Buffer.from(running.base64(), "base64").toString("hex"), check);
      }
    });
  }
});
