import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { verifyForm } from "../../src/verifier/index.ts";
import { type FormChanges, knownSignatures, now, signedForm } from "./signed-form.ts";

const verify = (changes: FormChanges, size?: number) =>
  verifyForm({
    fields: signedForm(changes),
    bucket: "photos",
    file: { size, name: "cat.png", contentType: "image/png" },
    now,
    signatureOf: knownSignatures,
  });

const accepted: readonly [why: string, changes: FormChanges, size?: number][] = [
  ["an ordinary form", {}],
  ["an exact value", { fields: { acl: "private" }, conditions: [{ acl: "private" }] }],
  ["an exact value as an array", { fields: { acl: "private" }, conditions: [["eq", "$acl", "private"]] }],
  ["operators and names in any case", { fields: { aCl: "private" }, conditions: [["EQ", "$AcL", "private"]] }],
  [
    "a beginning",
    { fields: { "Content-Type": "image/png" }, conditions: [["starts-with", "$content-type", "image/"]] },
  ],
  ["any value", { fields: { "x-amz-meta-a": "b" }, conditions: [["starts-with", "$x-amz-meta-a", ""]] }],
  ["an empty value where any may be", { fields: { expires: "" }, conditions: [["starts-with", "$Expires", ""]] }],
  [
    "a list of types that all begin so",
    { fields: { "Content-Type": "image/png, image/gif" }, conditions: [["starts-with", "$Content-Type", "image/"]] },
  ],
  ["several conditions on one field", { conditions: [["starts-with", "$key", "uploads"], { key: "uploads/1" }] }],
  ["a key of the file's name", { fields: { key: "uploads/${filename}" }, conditions: [{ key: "uploads/cat.png" }] }],
  ["fields that S3 ignores", { fields: { "x-ignore-me": "1", "X-Ignore-Me-Too": "2" } }],
  ["the least size", { conditions: [["content-length-range", 5, 10]] }, 5],
  ["the greatest size", { conditions: [["content-length-range", 5, 10]] }, 10],
  ["a range in strings", { conditions: [["content-length-range", "5", "10"]] }, 10],
  [
    "ranges that overlap",
    {
      conditions: [
        ["content-length-range", 0, 7],
        ["content-length-range", 5, 10],
      ],
    },
    6,
  ],
  ["a range and no known size", { conditions: [["content-length-range", 5, 10]] }],
  ["the bucket as a field, too", { fields: { bucket: "photos" } }],
];

const refused: readonly [why: string, codes: readonly string[], changes: FormChanges, size?: number][] = [
  ["another value", ["condition_failed"], { fields: { acl: "public-read" }, conditions: [{ acl: "private" }] }],
  ["a value in another case", ["condition_failed"], { fields: { acl: "private" }, conditions: [{ acl: "Private" }] }],
  ["another beginning", ["condition_failed"], { fields: { key: "else/1" } }],
  ["a field that is not there", ["condition_failed"], { conditions: [["starts-with", "$Content-Type", ""]] }],
  [
    "a list of types of which one begins otherwise",
    ["condition_failed"],
    { fields: { "Content-Type": "image/png,text/html" }, conditions: [["starts-with", "$Content-Type", "image/"]] },
  ],
  [
    "a beginning of a field that S3 takes whole",
    ["condition_failed"],
    { conditions: [["starts-with", "$bucket", "ph"]] },
  ],
  ["a name without its dollar", ["condition_failed"], { conditions: [["eq", "key", "uploads/1"]] }],
  ["a range that is no number", ["condition_failed"], { conditions: [["content-length-range", "test", "10"]] }],
  ["a field that was not signed", ["extra_field"], { fields: { submit: "Upload" } }],
  ["an inherited name", ["extra_field", "extra_field"], { fields: { constructor: "a", toString: "b" } }],
  ["a file that is too small", ["file_too_small"], { conditions: [["content-length-range", 5, 10]] }, 4],
  ["a file that is too large", ["file_too_large"], { conditions: [["content-length-range", 5, 10]] }, 11],
  ["a file that no form can bring", ["file_too_large"], {}, 5 * 1024 ** 3 + 1],
];

describe("verifyForm()", () => {
  for (const [why, changes, size] of accepted) {
    it(`accepts ${why}`, () => {
      assert.deepEqual(verify(changes, size), { accepted: true, findings: [] });
    });
  }

  for (const [why, codes, changes, size] of refused) {
    it(`refuses ${why}: ${codes[0]}`, () => {
      const { accepted, findings } = verify(changes, size);
      assert.equal(accepted, false);
      assert.deepEqual(
        findings.map(({ code }) => code),
        codes,
      );
    });
  }

  it("names the condition that a field fails, and what to send instead", () => {
    const condition = ["starts-with", "$Content-Type", "image/"];
    assert.deepEqual(verify({ conditions: [condition] }).findings, [
      {
        code: "condition_failed",
        condition,
        sent: null,
        expected: "image/…",
        remedy:
          'Send the field Content-Type with a value that starts with "image/", such as image/png; the form was signed for that.',
      },
    ]);
  });

  it("names the field that was not signed", () => {
    const [finding] = verify({ fields: { submit: "Upload" } }).findings;
    assert.equal(finding?.sent, "submit");
    assert.match(finding?.remedy ?? "", /^Remove the field submit, or have the form signed with it/);
  });

  it("tells of a value that only differs in its capital letters", () => {
    const [finding] = verify({ fields: { acl: "Private" }, conditions: [{ acl: "private" }] }).findings;
    assert.match(finding?.remedy ?? "", /"private", or have .* "Private" .* Capital letters matter here\.$/);
  });

  it("holds the bucket of the URL against the policy, and that of the field where there is no URL", () => {
    const fields = signedForm({ fields: { bucket: "other" } });
    assert.equal(verifyForm({ fields, bucket: "photos" }).accepted, true);
    assert.match(verifyForm({ fields }).findings[0]?.remedy ?? "", /^Post the form to the bucket "photos"/);
    assert.equal(verifyForm({ fields: signedForm() }).accepted, true);
  });

  it("wants a condition on the bucket, since S3 counts it as a field", () => {
    const policy = '{"expiration":"2026-01-01T01:00:00Z","conditions":[{"key":"uploads/1"}]}';
    const findings = verify({ policy }).findings.filter(({ sent }) => sent === "bucket");
    assert.deepEqual(
      findings.map(({ code }) => code),
      ["extra_field"],
    );
  });
});
