import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { amzDate, credentialScope, dateStamp, hmacSha256, signature, signingKey } from "../../src/index.ts";
import { awsPostExample, seedStages } from "./vectors.ts";

const hex = (bytes: Uint8Array) => [...bytes].map((byte) => byte.toString(16).padStart(2, "0")).join("");

describe("hmacSha256()", () => {
  // RFC 4231, test cases 1, 2 and 6.
  for (const [key, data, expected] of [
    [new Uint8Array(20).fill(0x0b), "Hi There", "b0344c61d8db38535ca8afceaf0bf12b881dc200c9833da726e9376c2e32cff7"],
    ["Jefe", "what do ya want for nothing?", "5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843"],
    [
      new Uint8Array(131).fill(0xaa),
      "Test Using Larger Than Block-Size Key - Hash Key First",
      "60e431591ee0b67f0d8a26aacbf5b77f8e0bc6213728c5140546040f0ee37f54",
    ],
  ] as const) {
    it(`gives RFC 4231's value for ${data}`, () => assert.equal(hex(hmacSha256(key, data)), expected));
  }
});

for (const [name, vector] of Object.entries({ "the seed": seedStages, "AWS's POST example": awsPostExample })) {
  describe(`the stages of SigV4 for ${name}`, () => {
    it("amzDate() formats the time of signing", () => assert.equal(amzDate(new Date(vector.now)), vector.amzDate));
    it("dateStamp() takes the day from it", () => assert.equal(dateStamp(vector.amzDate), vector.dateStamp));
    it("credentialScope() adds region and service", () =>
      assert.equal(credentialScope(vector.dateStamp, vector.region), vector.credentialScope));
    it("signingKey() derives the day's key", () =>
      assert.equal(hex(signingKey(vector.secretAccessKey, vector.dateStamp, vector.region)), vector.signingKey));
    it("signature() signs the policy", () =>
      assert.equal(
        signature(signingKey(vector.secretAccessKey, vector.dateStamp, vector.region), vector.policy),
        vector.signature,
      ));
  });
}

describe("amzDate()", () => {
  it("cuts milliseconds, and does not round them up", () => {
    assert.equal(amzDate(new Date("2019-12-31T23:59:59.999Z")), "20191231T235959Z");
  });
  it("refuses an invalid date", () => assert.throws(() => amzDate(new Date(Number.NaN)), RangeError));
});

describe("signingKey()", () => {
  // The worked example of AWS's documentation on deriving a signing key.
  it("gives AWS's documented key for the iam service", () => {
    const key = signingKey("wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY", "20120215", "us-east-1", "iam");
    assert.equal(hex(key), "f4780e2d9f65fa895f9c67b32ce1baf0b0d8a43505a000a1a9e090d414db404d");
  });
  for (const [what, other] of [
    ["secret", signingKey("other", "20120215", "us-east-1")],
    ["day", signingKey("secret", "20120216", "us-east-1")],
    ["region", signingKey("secret", "20120215", "us-east-2")],
    ["service", signingKey("secret", "20120215", "us-east-1", "sts")],
  ] as const) {
    it(`gives another key for another ${what}`, () =>
      assert.notEqual(hex(signingKey("secret", "20120215", "us-east-1")), hex(other)));
  }
});
