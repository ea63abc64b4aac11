import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { Explanation } from "@signed-s3/contracts";
import { Value } from "@sinclair/typebox/value";
import fc from "fast-check";
import { signatureOf, signer } from "../../src/index.ts";
import { verifyForm } from "../../src/verifier/index.ts";
import { knownSignatures, policyOf, signedForm } from "./signed-form.ts";

const anyText = fc.oneof(fc.string(), fc.string({ unit: "grapheme" }), fc.string({ unit: "binary" }));
const anyName = fc.oneof(
  anyText,
  fc.constantFrom("key", "KEY", "policy", "bucket", "tagging", "acl", "x-amz-date", "x-amz-credential", "__proto__"),
);
const anyFile = fc.record(
  {
    size: fc.oneof(fc.nat(), fc.double()),
    contentType: anyText,
    name: anyText,
    checksums: fc.dictionary(fc.oneof(anyText, fc.constantFrom("content-md5", "x-amz-checksum-sha256")), anyText),
  },
  { requiredKeys: [] },
);
const anyCondition = fc.oneof(
  fc.jsonValue(),
  fc.dictionary(anyName, fc.oneof(anyText, fc.jsonValue())),
  fc.tuple(
    fc.constantFrom("eq", "starts-with", "content-length-range"),
    fc.oneof(
      anyName,
      anyName.map((name) => `$${name}`),
      fc.integer(),
    ),
    fc.oneof(anyText, fc.integer()),
  ),
);
const anyPolicy = fc.oneof(
  anyText,
  fc.json(),
  fc.array(anyCondition).map((conditions) => policyOf(conditions)),
  fc.record({ expiration: fc.jsonValue(), conditions: fc.jsonValue() }).map((policy) => JSON.stringify(policy)),
);
const anyAnswer = fc.oneof(
  anyText,
  fc
    .tuple(fc.constantFrom("AccessDenied", "InvalidArgument", "EntityTooLarge", "Other"), anyText)
    .map(([code, message]) => `<Error><Code>${code}</Code><Message>${message}</Message></Error>`),
);

describe("verifyForm()", () => {
  it("never throws, gives what the contract says, and accepts what has no findings", () => {
    const options = fc.record({
      fields: fc.oneof(
        fc.array(fc.tuple(anyName, anyText)),
        fc.dictionary(anyName, anyText),
        fc.record({ policy: anyPolicy, fields: fc.dictionary(anyName, anyText) }).map((changes) => signedForm(changes)),
      ),
      file: anyFile,
      bucket: fc.option(anyText, { nil: undefined }),
      now: fc.option(fc.date({ noInvalidDate: false }), { nil: undefined }),
      signatureOf: fc.constantFrom(undefined, knownSignatures, () => ""),
      s3Error: fc.option(anyAnswer, { nil: undefined }),
    });
    fc.assert(
      fc.property(options, (upload) => {
        const { accepted, findings } = verifyForm(upload);
        assert.equal(accepted, findings.length === 0);
        assert.deepEqual([...Value.Errors(Explanation, { accepted, findings })], []);
        for (const { remedy } of findings) assert.match(remedy, /^[A-Z].*[^.]\.$|^Look up/s);
      }),
      { numRuns: 3000 },
    );
  });

  const sign = signer({ bucket: "photos", region: "eu-central-1", url: "https://photos.example" });
  const anyForm = fc
    .record({
      key: fc.oneof(fc.string({ minLength: 1 }), fc.string({ minLength: 1, unit: "grapheme" })),
      secretAccessKey: fc.string({ minLength: 1 }),
      accessKeyId: fc.stringMatching(/^AK[A-Z0-9]{1,18}$/),
      sessionToken: fc.option(fc.base64String({ minLength: 1 }), { nil: undefined }),
      signedAt: fc.date({ min: new Date("2000-01-01"), max: new Date("2100-01-01"), noInvalidDate: true }),
    })
    .map(({ key, accessKeyId, secretAccessKey, sessionToken, signedAt }) => ({
      fields: sign({
        key,
        credentials: { accessKeyId, secretAccessKey, ...(sessionToken ? { sessionToken } : {}) },
        now: signedAt,
        expiresInSeconds: 60,
      }).fields,
      now: signedAt,
      bucket: "photos",
      signatureOf: signatureOf((id) => (id === accessKeyId ? secretAccessKey : undefined)),
    }));

  it("accepts every form that signer() makes", () => {
    fc.assert(
      fc.property(anyForm, (upload) => {
        assert.deepEqual(verifyForm(upload), { accepted: true, findings: [] });
      }),
    );
  });

  it("refuses each of them when one field is changed, left out, added or doubled", () => {
    fc.assert(
      fc.property(anyForm, fc.nat(), anyText, (upload, index, text) => {
        const entries = Object.entries(upload.fields);
        const [name = "", value = ""] = entries[index % entries.length] ?? [];
        const others = entries.filter(([other]) => other !== name);
        const changed = text === value ? `${value}.` : text;
        const isRefused = (fields: readonly (readonly [string, string])[]) =>
          assert.equal(verifyForm({ ...upload, fields }).accepted, false);
        isRefused([...others, [name, changed]]);
        isRefused(others);
        isRefused([...entries, [name, value]]);
        isRefused([...entries, ["x-amz-meta-added", text]]);
      }),
    );
  });

  it("refuses them in another bucket, after their time, and by another secret", () => {
    fc.assert(
      fc.property(anyForm, (upload) => {
        const later = new Date(upload.now.getTime() + 60_000);
        assert.equal(verifyForm({ ...upload, bucket: "else" }).findings[0]?.code, "condition_failed");
        assert.equal(verifyForm({ ...upload, now: later }).findings[0]?.code, "policy_expired");
        const forgery = { ...upload, signatureOf: signatureOf(() => "another secret") };
        assert.equal(verifyForm(forgery).findings[0]?.code, "signature_mismatch");
      }),
    );
  });
});
