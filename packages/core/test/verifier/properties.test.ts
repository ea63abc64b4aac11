import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { Explanation } from "@signed-s3/contracts";
import { Value } from "@sinclair/typebox/value";
import fc from "fast-check";
import { signatureOf, signer } from "../../src/index.ts";
import { verifyForm } from "../../src/verifier/index.ts";
import { searchRuns } from "../search-runs.ts";
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
      { numRuns: searchRuns(1000) },
    );
  });

  const anyOptions = fc.record(
    {
      contentLengthRange: fc.tuple(fc.nat({ max: 5 }), fc.integer({ min: 5 })),
      contentType: fc.constantFrom("image/png", "text/plain; charset=utf-8"),
      metadata: fc.dictionary(fc.stringMatching(/^[a-z][a-z0-9-]{0,20}$/), fc.stringMatching(/^[ -~]{0,50}$/), {
        maxKeys: 5,
      }),
      tags: fc.dictionary(fc.stringMatching(/^[b-z<&"' ][ -~]{0,30}$/), fc.stringMatching(/^[ -~é\u{1f600}]{0,50}$/u), {
        maxKeys: 10,
      }),
      checksum: fc.constant({ algorithm: "SHA256", value: "47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=" } as const),
      contentMd5: fc.constant("1B2M2Y8AsgTpgAmY7PhCfg=="),
      cacheControl: fc.constant("max-age=3600, public"),
      contentDisposition: fc.record({ filename: fc.stringMatching(/^[ -.0-[\]-~é]{1,50}$/) }),
      expires: fc.constant(new Date(0)),
      acl: fc.constantFrom("private", "bucket-owner-full-control"),
      storageClass: fc.constantFrom("STANDARD", "GLACIER_IR"),
      serverSideEncryption: fc.constantFrom(
        { type: "AES256" },
        { type: "aws:kms", keyId: "alias/a", context: { a: "é" } },
      ),
      successActionRedirect: fc.constant("https://example.org/done?a=b"),
    } as const,
    { requiredKeys: [] },
  );

  const sign = signer({ bucket: "photos", region: "eu-central-1", url: "https://photos.example" });
  const anyForm = fc
    .record({
      key: fc.oneof(fc.string({ minLength: 1 }), fc.string({ minLength: 1, unit: "grapheme" })),
      secretAccessKey: fc.string({ minLength: 1 }),
      accessKeyId: fc.stringMatching(/^AK[A-Z0-9]{1,18}$/),
      sessionToken: fc.option(fc.base64String({ minLength: 1 }), { nil: undefined }),
      options: anyOptions,
      signedAt: fc.date({ min: new Date("2000-01-01"), max: new Date("2100-01-01"), noInvalidDate: true }),
    })
    .map(({ key, accessKeyId, secretAccessKey, sessionToken, options, signedAt }) => ({
      fields: sign({
        ...options,
        key,
        credentials: { accessKeyId, secretAccessKey, ...(sessionToken ? { sessionToken } : {}) },
        now: signedAt,
        expiresInSeconds: 60,
      }).fields,
      file: { size: 5, name: "cat.png" },
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
