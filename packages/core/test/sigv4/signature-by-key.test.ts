import assert from "node:assert/strict";
import { describe, it } from "node:test";
import fc from "fast-check";
import { signature, signingKey } from "../../src/index.ts";
import { signatureByHashes } from "../../src/sigv4/signature-by-hashes.ts";
import { signatureByKey } from "../../src/sigv4/signature-by-key.ts";
import { searchRuns } from "../search-runs.ts";

const key = fc.string().map((secret) => signingKey(secret, "20260101", "us-east-1"));
const text = fc.oneof(
  fc.base64String({ maxLength: 2000 }),
  fc.string({ unit: "binary", maxLength: 300 }),
  fc.constantFrom("", "\ud800", "a\udc00b", "é".repeat(16_384), "é".repeat(16_385), "a".repeat(32_769)),
);

for (const [name, by] of Object.entries({ signatureByKey, signatureByHashes })) {
  describe(`${name}()`, () => {
    it("signs as signature() does, whatever was signed before", () => {
      fc.assert(
        fc.property(fc.array(key, { minLength: 1, maxLength: 3 }), fc.array(text, { maxLength: 8 }), (keys, texts) => {
          const signers = keys.map(by);
          for (const each of texts) {
            assert.deepEqual(
              signers.map((sign) => sign(each)),
              keys.map((own) => signature(own, each)),
            );
          }
        }),
        { numRuns: searchRuns(300) },
      );
    });

    it("signs texts of each length up to some blocks", () => {
      const own = signingKey("secret", "20260101", "us-east-1");
      const sign = by(own);
      for (let length = 0; length <= 200; length += 1) {
        const each = "a".repeat(length);
        assert.equal(sign(each), signature(own, each));
      }
    });
  });
}
