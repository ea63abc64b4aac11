import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { verifyForm } from "../../src/verifier/index.ts";
import { knownSignatures, now, signedForm } from "./signed-form.ts";

const sha256 = "47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=";

/** The findings on fields that were all signed as they are. */
const findingsOf = (fields: Readonly<Record<string, string>>, checksums?: Readonly<Record<string, string>>) => {
  const conditions = Object.entries(fields).map(([name, value]) => ({ [name]: value }));
  return verifyForm({
    fields: signedForm({ fields, conditions: conditions.filter((condition) => !("key" in condition)) }),
    file: { checksums },
    bucket: "photos",
    now,
    signatureOf: knownSignatures,
  }).findings;
};
const tagging = (...keys: readonly string[]) =>
  `<Tagging><TagSet>${keys.map((key) => `<Tag><Key>${key}</Key><Value/></Tag>`).join("")}</TagSet></Tagging>`;
const keys = (count: number) => Array.from({ length: count }, (_, index) => `k${index}`);

describe("verifyForm() on values that S3 does not take", () => {
  for (const [why, fields] of [
    ["a key of 1024 bytes", { key: `uploads/${"é".repeat(508)}` }],
    ["metadata of 2 KB", { "x-amz-meta-a": "b".repeat(2047) }],
    ["a canned access control list", { acl: "bucket-owner-full-control" }],
    ["a status that S3 answers with 204 for", { success_action_status: "418" }],
    ["a redirect that is no URL", { success_action_redirect: "/relative" }],
    ["ten tags", { tagging: tagging(...keys(10)) }],
    [
      "tags with a declaration, a comment and entities",
      { tagging: `<?xml version="1.0"?><!-- a -->\n${tagging("&lt;&#65;")}` },
    ],
    ["XML of which S3 makes no tags", { tagging: "<InvalidXmlTagging></InvalidXmlTagging>" }],
    ["tags by the header's name, which S3 ignores here", { "x-amz-tagging": "not xml" }],
    ["a checksum", { "x-amz-checksum-sha256": sha256 }],
    ["a checksum and its algorithm", { "x-amz-checksum-sha256": sha256, "x-amz-checksum-algorithm": "SHA256" }],
    ["an algorithm alone", { "x-amz-checksum-algorithm": "CRC64NVME" }],
    ["an MD5", { "Content-MD5": "1B2M2Y8AsgTpgAmY7PhCfg==" }],
  ] as const) {
    it(`accepts ${why}`, () => {
      assert.deepEqual(findingsOf(fields), []);
    });
  }

  for (const [why, code, fields] of [
    ["a key of 1025 bytes", "key_too_long", { key: `uploads/${"é".repeat(508)}x` }],
    [
      "metadata of more than 2 KB",
      "metadata_too_large",
      { "x-amz-meta-a": "b".repeat(1000), "x-amz-meta-b": "é".repeat(524) },
    ],
    ["an access control list that S3 lacks", "invalid_field", { acl: "secret" }],
    ["a storage class that S3 lacks", "invalid_field", { "x-amz-storage-class": "FakeClass" }],
    ["an encryption that S3 lacks", "invalid_field", { "x-amz-server-side-encryption": "AES128" }],
    ["tags that are no XML", "invalid_field", { tagging: "not-xml" }],
    ["tags as in a URL", "invalid_field", { tagging: "a=b&c=d" }],
    ["tags that are not closed", "invalid_field", { tagging: "<Tagging><TagSet></Tagging>" }],
    ["tags in two documents", "invalid_field", { tagging: `${tagging("a")}${tagging("b")}` }],
    ["tags with a bare ampersand", "invalid_field", { tagging: tagging("a&b") }],
    ["tags with a document type", "invalid_field", { tagging: `<!DOCTYPE Tagging>${tagging("a")}` }],
    ["eleven tags", "invalid_field", { tagging: tagging(...keys(11)) }],
    ["a tag twice", "invalid_field", { tagging: tagging("a", "&#97;") }],
    ["a checksum in hexadecimal digits", "invalid_field", { "x-amz-checksum-sha256": "e3b0c442".repeat(8) }],
    ["a checksum of another length", "invalid_field", { "x-amz-checksum-sha1": sha256 }],
    ["an empty checksum", "invalid_field", { "x-amz-checksum-crc32": "" }],
    ["two checksums", "invalid_field", { "x-amz-checksum-sha256": sha256, "x-amz-checksum-crc32": "AAAAAA==" }],
    [
      "a checksum of another algorithm",
      "invalid_field",
      { "x-amz-checksum-sha256": sha256, "x-amz-checksum-algorithm": "CRC32" },
    ],
    ["an algorithm that is none", "invalid_field", { "x-amz-checksum-algorithm": "__proto__" }],
  ] as const) {
    it(`refuses ${why}: ${code}`, () => {
      assert.deepEqual(
        findingsOf(fields).map((finding) => finding.code),
        [code],
      );
    });
  }

  it("names the field that has a value S3 lacks, and one it takes", () => {
    assert.match(findingsOf({ acl: "secret" })[0]?.remedy ?? "", /value of acl .* such as private; "secret" is none/);
  });

  it("holds the file's digest against the checksum, by any case of the field's name", () => {
    const other = "n4bQgYhMfWWaL+qgxVrQFaO/TxsrC4Is0V1sFbDwCgg=";
    const form = { "X-Amz-Checksum-SHA256": sha256 };
    assert.deepEqual(findingsOf(form, { "x-amz-checksum-sha256": sha256 }), []);
    assert.deepEqual(findingsOf({}, { "x-amz-checksum-sha256": other }), []);
    const [finding] = findingsOf(form, { "x-amz-checksum-sha256": other });
    assert.equal(finding?.code, "checksum_mismatch");
    assert.deepEqual([finding?.sent, finding?.expected], [sha256, other]);
  });
});
