import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { verifyForm } from "../../src/verifier/index.ts";
import { now, policyOf, signedForm } from "./signed-form.ts";

const verify = (policy: string) => verifyForm({ fields: signedForm({ policy }), bucket: "photos", now });
const codesOf = (policy: string) => verify(policy).findings.map(({ code }) => code);
const until = (expiration: unknown) => JSON.stringify({ ...JSON.parse(policyOf()), expiration });

describe("verifyForm() on policies", () => {
  for (const [why, policy] of [
    ["text that is no JSON", "not json"],
    ["null", "null"],
    ["an array", "[]"],
    ["a number", "1"],
    ["a member more", policyOf().replace("{", '{"Version":"2012-10-17",')],
    ["no expiration", '{"conditions":[]}'],
    ["an expiration in capitals", '{"EXPIRATION":"2026-01-01T01:00:00Z","conditions":[]}'],
    ["an inherited expiration", '{"__proto__":{"expiration":"2026-01-01T01:00:00Z"},"conditions":[]}'],
    ["conditions that are no list", '{"expiration":"2026-01-01T01:00:00Z","conditions":{}}'],
    ["an expiration that is no text", until(1)],
    ["an expiration that is no date", until("tomorrow")],
    ["an expiration with an offset", until("2026-01-01T01:00:00+00:00")],
    ["an expiration without a zone", until("2026-01-01T01:00:00")],
    ["a day that is none", until("2026-02-30T01:00:00Z")],
    ["a condition that is a text", policyOf(["key"])],
    ["a condition that is null", policyOf([null])],
    ["an empty condition", policyOf([{}])],
    ["a condition on two fields", policyOf([{ acl: "private", key: "uploads/1" }])],
    ["a value that is a number", policyOf([{ "content-length": 1 }])],
    ["an empty array", policyOf([[]])],
    ["an operator that is none", policyOf([["ne", "$key", "a"]])],
    ["an operator that is inherited", policyOf([["constructor", "$key", "a"]])],
    ["two operands too few", policyOf([["eq"]])],
    ["an operand too many", policyOf([["eq", "$key", "uploads/1", "b"]])],
    ["an array with a number", policyOf([["eq", "$key", 5]])],
    ["a range below zero", policyOf([["content-length-range", -1, 0]])],
    ["a range of fractions", policyOf([["content-length-range", 0, 1.5]])],
    ["a range that is infinite", policyOf().replace(/\]\}$/, ',["content-length-range",0,1e999]]}')],
  ] as const) {
    it(`finds ${why} malformed`, () => {
      assert.ok(codesOf(policy).includes("malformed_policy"));
      assert.equal(verify(policy).accepted, false);
    });
  }

  for (const expiration of ["2026-01-01T01:00:00.000Z", "2026-01-01T00:10:00.123456Z", "9999-12-31T23:59:59Z"]) {
    it(`takes the expiration ${expiration}`, () => {
      assert.deepEqual(codesOf(until(expiration)), []);
    });
  }

  for (const [expiration, ago] of [
    ["2026-01-01T00:10:00Z", "0 seconds"],
    ["2026-01-01T00:09:59Z", "1 second"],
    ["2026-01-01T00:05:00Z", "5 minutes"],
    ["2025-12-31T23:00:00Z", "1 hour"],
    ["2025-12-29T00:00:00Z", "3 days"],
  ] as const) {
    it(`tells that a form ended ${ago} ago`, () => {
      const [finding, ...more] = verify(until(expiration)).findings;
      assert.equal(finding?.code, "policy_expired");
      assert.equal(finding?.remedy, `Ask for a fresh form and send that: this one expired ${ago} ago.`);
      assert.deepEqual(more, []);
    });
  }

  it("does not ask for the time where there is no clock", () => {
    assert.equal(verifyForm({ fields: signedForm({ policy: until("2000-01-01T00:00:00Z") }) }).accepted, true);
  });

  it("knows the two escapes that a policy has and JSON has not", () => {
    const escaped = policyOf([{ "x-amz-meta-a": "DOLLAR\v1" }])
      .replace("DOLLAR", "\\$")
      .replace("\\u000b", "\\v");
    const fields = signedForm({ policy: escaped, fields: { "x-amz-meta-a": "$\v1" } });
    assert.deepEqual(verifyForm({ fields }).findings, []);
  });

  for (const [why, change, accepted] of [
    ["line breaks", (policy: string) => `${policy.slice(0, 76)}\r\n${policy.slice(76)}`, true],
    ["spaces where pluses were", (policy: string) => `${policy.slice(0, 40)} ${policy.slice(41)}`, false],
    ["no padding", (policy: string) => `${policy.slice(0, -4)}QQ`, false],
    ["bytes that are no UTF-8", () => btoa("{\xff}"), false],
    ["a byte order mark", () => btoa("\xef\xbb\xbf{}"), false],
  ] as const) {
    it(`${accepted ? "takes" : "refuses"} base64 with ${why}`, () => {
      const fields = signedForm();
      const findings = verifyForm({ fields: { ...fields, policy: change(fields["policy"] ?? "") } }).findings;
      assert.equal(findings.length === 0, accepted);
      if (!accepted) assert.equal(findings[0]?.code, "malformed_policy");
    });
  }

  it("looks at the conditions though the expiration is broken", () => {
    const policy = until("tomorrow").replace("uploads/", "elsewhere/");
    assert.deepEqual(codesOf(policy), ["malformed_policy", "condition_failed"]);
  });
});
