import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { verifyForm } from "../../src/verifier/index.ts";
import { knownSignatures, now, policyOf, signedForm } from "./signed-form.ts";

const verify = (fields: Readonly<Record<string, string | undefined>>) =>
  verifyForm({ fields: signedForm({ fields }), bucket: "photos", now, signatureOf: knownSignatures });
const firstOf = (fields: Readonly<Record<string, string | undefined>>) => verify(fields).findings[0];

describe("verifyForm() on who signed", () => {
  for (const field of ["key", "policy", "x-amz-algorithm", "x-amz-credential", "x-amz-date", "x-amz-signature"]) {
    it(`misses the field ${field} before all else`, () => {
      for (const value of [undefined, ""]) {
        assert.equal(firstOf({ [field]: value })?.code, "field_missing");
        assert.equal(firstOf({ [field]: value })?.expected, field);
        assert.match(firstOf({ [field]: value })?.remedy ?? "", new RegExp(`^Send the field ${field} `));
      }
    });
  }

  it("misses all six in an empty form", () => {
    assert.equal(verifyForm({ fields: [] }).findings.length, 6);
  });

  it("does not mind the case of the fields' names", () => {
    const fields = Object.entries(signedForm()).map(([name, value]) => [name.toUpperCase(), value] as const);
    assert.equal(verifyForm({ fields, bucket: "photos", now, signatureOf: knownSignatures }).accepted, true);
  });

  it("refuses another algorithm", () => {
    assert.equal(firstOf({ "x-amz-algorithm": "AWS4-ECDSA-P256-SHA256" })?.code, "unsupported_algorithm");
  });

  for (const credential of [
    "AKID",
    "/20260101/us-east-1/s3/aws4_request",
    "AKID/2026010/us-east-1/s3/aws4_request",
    "AKID/20260101//s3/aws4_request",
    "AKID/20260101/us-east-1/sts/aws4_request",
    "AKID/20260101/us-east-1/s3/aws5_request",
    "AK/ID/20260101/us-east-1/s3/aws4_request",
    "AKID/20260101/us-east-1/s3/aws4_request/",
  ]) {
    it(`finds the credential ${credential} malformed`, () => {
      assert.equal(firstOf({ "x-amz-credential": credential })?.code, "malformed_credential");
    });
  }

  it("finds a credential malformed that is of another day than the form", () => {
    assert.equal(firstOf({ "x-amz-date": "20260102T000000Z" })?.code, "malformed_credential");
  });

  it("finds the region wrong for which it was signed, where the bucket's is known, before its signature", () => {
    const options = { fields: signedForm(), bucket: "photos", now, signatureOf: knownSignatures };
    assert.equal(verifyForm({ ...options, region: "us-east-1" }).accepted, true);
    const { accepted, findings } = verifyForm({ ...options, signatureOf: () => "0", region: "eu-central-1" });
    assert.equal(accepted, false);
    assert.deepEqual(
      findings.map(({ code, sent, expected }) => [code, sent, expected]),
      [
        ["wrong_region", "us-east-1", "eu-central-1"],
        ["signature_mismatch", null, null],
      ],
    );
  });

  it("says of a credential that is none nothing about its region", () => {
    const fields = signedForm({ fields: { "x-amz-credential": "AKID" } });
    const codes = verifyForm({ fields, region: "eu-central-1" }).findings.map(({ code }) => code);
    assert.ok(codes.includes("malformed_credential") && !codes.includes("wrong_region"));
  });

  it("finds a date invalid that has punctuation", () => {
    assert.equal(firstOf({ "x-amz-date": "2026-01-01T00:00:00Z" })?.code, "invalid_field");
  });

  it("does not know an access key id for which there is no signature", () => {
    const credential = "OTHER/20260101/us-east-1/s3/aws4_request";
    assert.equal(firstOf({ "x-amz-credential": credential })?.code, "unknown_access_key");
    assert.equal(firstOf({ "x-amz-credential": credential })?.sent, "OTHER");
  });

  it("misses the session token of temporary credentials, without the secret", () => {
    const credential = "ASIAEXAMPLE/20260101/us-east-1/s3/aws4_request";
    const fields = signedForm({ fields: { "x-amz-credential": credential } });
    assert.match(verifyForm({ fields }).findings[0]?.remedy ?? "", /session token/);
    const withToken = { ...fields, "x-amz-security-token": "token" };
    assert.ok(verifyForm({ fields: withToken }).findings.every(({ code }) => code !== "unknown_access_key"));
  });

  for (const [why, fields] of [
    ["a signature of other digits", { "x-amz-signature": "0".repeat(64) }],
    ["a signature that is cut", { "x-amz-signature": signedForm()["x-amz-signature"]?.slice(0, -1) }],
    ["a signature in capitals", { "x-amz-signature": signedForm()["x-amz-signature"]?.toUpperCase() }],
    ["a policy that was signed otherwise", { policy: btoa(policyOf([["content-length-range", 0, 1]])) }],
    ["a policy that is broken", { policy: "e30" }],
  ] as const) {
    it(`refuses ${why}, and first of all`, () => {
      assert.equal(firstOf(fields)?.code, "signature_mismatch");
    });
  }

  it("takes any signature where it does not know the right one", () => {
    const fields = signedForm({ fields: { "x-amz-signature": "0".repeat(64) } });
    assert.equal(verifyForm({ fields, bucket: "photos", now }).accepted, true);
  });

  it("asks for the signature of just what was sent", () => {
    const fields = signedForm();
    verifyForm({
      fields,
      signatureOf(request) {
        const { policy } = fields;
        assert.deepEqual(request, { accessKeyId: "AKID", dateStamp: "20260101", region: "us-east-1", policy });
        return undefined;
      },
    });
  });
});
