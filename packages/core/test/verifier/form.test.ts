import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { verifyForm } from "../../src/verifier/index.ts";
import { now, signedForm } from "./signed-form.ts";

describe("verifyForm() on the form itself", () => {
  for (const [name, key] of [
    ["cat.png", "uploads/cat.png"],
    ["C:\\Program Files\\cat.png", "uploads/cat.png"],
    ["/home/me/cat.png", "uploads/cat.png"],
    ["$&$1.png", "uploads/$&$1.png"],
    ["", "uploads/"],
    [undefined, "uploads/${filename}"],
  ] as const) {
    it(`takes ${key} for the key of a file ${name === undefined ? "without a name" : `"${name}"`}`, () => {
      const fields = signedForm({ fields: { key: "uploads/${filename}" }, conditions: [{ key }] });
      assert.deepEqual(verifyForm({ fields, now, file: { name } }).findings, []);
    });
  }

  it("names the fields that were sent more than once", () => {
    const fields = [
      ...Object.entries(signedForm()),
      ["KEY", "uploads/2"],
      ["x-ignore-a", "1"],
      ["x-ignore-a", "2"],
    ] as const;
    const { findings } = verifyForm({ fields, now });
    assert.deepEqual(
      findings.map(({ code }) => code),
      ["field_repeated"],
    );
    assert.equal(findings[0]?.remedy, "Send the field key once: the form has it 2 times.");
  });

  it("takes a field whose name only looks like another for one more", () => {
    const { findings } = verifyForm({ fields: { ...signedForm(), "\u212aey": "uploads/2" }, now });
    assert.deepEqual(
      findings.map(({ code, sent }) => [code, sent]),
      [["extra_field", "\u212aey"]],
    );
  });

  it("reads 20 KB of a form and no more", () => {
    const sizeOf = (padding: number) =>
      verifyForm({ fields: { ...signedForm(), "x-ignore-padding": "a".repeat(padding) }, now }).findings[0]?.code;
    assert.equal(sizeOf(15_000), undefined);
    assert.equal(sizeOf(20_480), "form_too_large");
  });

  it("finds what is wrong in the order in which S3 comes upon it", () => {
    const fields = Object.entries(
      signedForm({
        policy: JSON.stringify({
          expiration: "2025-01-01T00:00:00Z",
          conditions: [
            ["content-length-range", 0, 1],
            { acl: "private" },
            { "x-amz-checksum-crc32": "AAAAAA==" },
            ["ne", "$acl", "private"],
          ],
        }),
        fields: {
          key: undefined,
          acl: "secret",
          "x-amz-algorithm": "none",
          "x-amz-credential": "none",
          "x-amz-checksum-crc32": "AAAAAA==",
        },
      }),
    );
    const file = { size: 2, checksums: { "x-amz-checksum-crc32": "BBBBBB==" } };
    const { findings } = verifyForm({ fields: [...fields, ["acl", "secret"]], file, now });
    assert.deepEqual(
      findings.map(({ code, sent }) => `${code} ${sent}`),
      [
        "field_missing null",
        "unsupported_algorithm none",
        "malformed_credential none",
        'malformed_policy ["ne", "$acl", "private"]',
        "policy_expired 2025-01-01T00:00:00.000Z",
        "field_repeated acl 2 times",
        "condition_failed secret",
        "extra_field x-amz-credential",
        "extra_field x-amz-algorithm",
        "extra_field x-amz-date",
        "extra_field bucket",
        "invalid_field secret",
        "file_too_large 2",
        "checksum_mismatch AAAAAA==",
      ],
    );
  });
});
