import assert from "node:assert/strict";
import { describe, it } from "node:test";
import fc from "fast-check";
import { encodePolicy, policyJson, signer } from "../../src/index.ts";
import { searchRuns } from "../search-runs.ts";

const anyText = fc.oneof(fc.string({ unit: "binary" }), fc.string({ unit: "grapheme" }), fc.string());
const credentials = { accessKeyId: "AKID", secretAccessKey: "secret" };
const now = new Date("2026-01-01T00:00:00Z");

describe("policyJson()", () => {
  it("is JSON in ASCII that parses back to any bucket and key that went in", () => {
    fc.assert(
      fc.property(anyText, anyText, (bucket, key) => {
        const json = policyJson(now, [{ bucket }, { key }, ["starts-with", "$key", key]]);
        assert.match(json, /^[ -~]*$/);
        assert.deepEqual(JSON.parse(json), {
          expiration: "2026-01-01T00:00:00Z",
          conditions: [{ bucket }, { key }, ["starts-with", "$key", key]],
        });
      }),
      { numRuns: searchRuns(2000) },
    );
  });

  for (const [key, escaped] of [
    ['a"}],"conditions":[]', 'a\\"}],\\"conditions\\":[]'],
    ["back\\slash", "back\\\\slash"],
    ["caf\u00e9", "caf\\u00e9"],
    ["\u{1f600}", "\\ud83d\\ude00"],
    ["\u0000\u001f\u007f", "\\u0000\\u001f\\u007f"],
    ["\ud800", "\\ud800"],
  ] as const) {
    it(`escapes ${escaped}`, () => {
      assert.equal(
        policyJson(now, [{ key }]),
        `{"expiration":"2026-01-01T00:00:00Z","conditions":[{"key":"${escaped}"}]}`,
      );
    });
  }
});

describe("encodePolicy()", () => {
  it("is what the form's policy field holds, for any bucket and any key that S3 takes", () => {
    const anyKey = fc
      .string({ unit: "binary", minLength: 1, maxLength: 250 })
      .filter((key) => !key.includes("${filename}"));
    const anyBucket = fc.string({ unit: "binary", minLength: 1 }).filter((bucket) => !bucket.includes("/"));
    fc.assert(
      fc.property(anyBucket, anyKey, (bucket, key) => {
        const sign = signer({ bucket, region: "us-east-1", url: "https://example.org" });
        const { fields } = sign({ key, credentials, now, expiresInSeconds: 60 });
        const json = atob(fields.policy);
        assert.equal(encodePolicy(json), fields.policy);
        const { conditions } = JSON.parse(json);
        assert.deepEqual(conditions.slice(0, 2), [{ bucket }, { key }]);
        assert.equal(fields.key, key);
      }),
      { numRuns: searchRuns(500) },
    );
  });
});
