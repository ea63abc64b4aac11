import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { verifyForm } from "../../src/verifier/index.ts";
import { seed } from "../seed.ts";

const { fields } = JSON.parse(seed.response.body).data;
const now = new Date(seed.inputs.now);

describe("verifyForm()", () => {
  it("accepts the seed's form", () => {
    assert.deepEqual(verifyForm({ fields, now, bucket: seed.inputs.bucket }), { accepted: true, findings: [] });
  });
});
