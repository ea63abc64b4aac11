import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { type VerifyOptions, verifyForm } from "../../src/verifier/index.ts";
import { knownSignatures, now, policyOf, signedForm } from "./signed-form.ts";

const nested = (depth: number) => `${"[".repeat(depth)}${"]".repeat(depth)}`;
const withPolicy = (policy: string): VerifyOptions => ({ fields: signedForm({ policy }) });
const many = (count: number, value: string) =>
  Array.from({ length: count }, (_, index) => [`f${index}`, value] as const);

const cases: readonly [why: string, options: VerifyOptions][] = [
  ["10,000 fields", { fields: many(10_000, "a") }],
  ["10,000 times one field", { fields: many(10_000, "a").map(([, value]) => ["key", value] as const) }],
  ["a value of 50 MB", { fields: { ...signedForm(), key: "a".repeat(50 * 1024 * 1024) } }],
  ["a name of 50 MB", { fields: { ...signedForm(), ["a".repeat(50 * 1024 * 1024)]: "a" } }],
  ["a policy of 50 MB", { fields: { ...signedForm(), policy: "e30=".repeat(12 * 1024 * 1024) } }],
  ["50,000 nested arrays", { fields: { ...signedForm(), policy: btoa(nested(50_000)) } }],
  [
    "7,000 nested arrays as conditions",
    withPolicy(`{"expiration":"2026-01-01T01:00:00Z","conditions":[${nested(7000)}]}`),
  ],
  ["nested arrays as an operand", withPolicy(`{"conditions":[["eq","$key",${nested(5000)}],{"key":${nested(2000)}}]}`)],
  [
    "300 conditions on a long list",
    {
      fields: signedForm({
        conditions: Array(300).fill(["starts-with", "$content-type", "a"]),
        fields: { "content-type": "a,".repeat(2000) },
      }),
    },
  ],
  ["names of a prototype", { fields: signedForm({ fields: { constructor: "a", toString: "b", ["__proto__"]: "c" } }) }],
  [
    "conditions on a prototype",
    withPolicy('{"conditions":[{"__proto__":"a"},["eq","$constructor","b"]],"__proto__":[]}'),
  ],
  [
    "names of nothing",
    {
      fields: [
        ["", ""],
        ["", "$"],
        ["\0", "\n"],
      ],
    },
  ],
  ["lone surrogates", { fields: signedForm({ fields: { key: "\ud800", "\udfff": "\ud800" } }), bucket: "\ud800" }],
  ["huge numbers", withPolicy(policyOf([["content-length-range", 0, 1]]).replace("0,1]", "1e308,1e999]"))],
  [
    "a file of no size",
    { fields: signedForm({ conditions: [["content-length-range", 0, 1]] }), file: { size: Number.NaN } },
  ],
  ["a time that is none", { fields: signedForm(), now: new Date(Number.NaN) }],
  ["a form full of variables", { fields: { key: "${filename}".repeat(1800) }, file: { name: "a".repeat(10_000_000) } }],
  ["tags without end", { fields: signedForm({ fields: { tagging: "<a ".repeat(5000) } }) }],
  ["an answer of 50 MB", { fields: signedForm(), s3Error: "<a>".repeat(17 * 1024 * 1024) }],
  [
    "an answer of one element without end",
    { fields: signedForm(), s3Error: `<Code>A</Code><Message>${'[eq, $a, "'.repeat(6000)}</Message>` },
  ],
];

describe("verifyForm() on hostile input", () => {
  for (const [why, options] of cases) {
    it(`gives findings on ${why}, and soon`, () => {
      const start = performance.now();
      const { accepted, findings } = verifyForm({ signatureOf: knownSignatures, now, ...options });
      // Milliseconds on a machine that does nothing else; minutes where work grows with the square of what comes in.
      assert.ok(performance.now() - start < 10_000);
      assert.equal(accepted, findings.length === 0);
      assert.ok(findings.length <= 100);
      assert.ok(JSON.stringify(findings).length < 100_000);
      assert.ok(JSON.stringify(findings).isWellFormed());
    });
  }

  it("gives 100 findings at most, the first that S3 comes upon", () => {
    const { findings } = verifyForm({ fields: [...Object.entries(signedForm()), ...many(200, "a")], now });
    assert.equal(findings.length, 100);
    assert.equal(findings[0]?.sent, "f0");
  });
});

describe("verifyForm() on secrets", () => {
  const token = "FwoGZXIvYXdzEXAMPLE";
  for (const condition of [
    ["eq", "x-amz-security-token", token],
    ["equals", "$x-amz-security-token", token],
    ["eq", "$X-Amz-Security-Token", token, token],
    { "x-amz-security-token": token, acl: "private" },
  ]) {
    it(`tells no token of the malformed condition ${JSON.stringify(condition).replaceAll(token, "…")}`, () => {
      const policy = btoa(JSON.stringify({ expiration: "2030-01-01T00:00:00Z", conditions: [condition] }));
      const told = JSON.stringify(verifyForm({ fields: { key: "k", policy } }));
      assert.match(told, /security-token/i);
      assert.ok(!told.includes(token), told);
    });
  }

  it("tells nothing of a policy that something else than S3 repeats", () => {
    const policy = btoa(" ".repeat(3000));
    const told = JSON.stringify(verifyForm({ fields: { policy }, s3Error: `{"policy":"${policy}"}` }));
    assert.ok(!told.includes(policy.slice(0, 20)), told);
  });

  it("tells neither policy nor token nor signature, whatever is wrong with them", () => {
    const conditions = [{ "x-amz-security-token": "wantedToken" }, ["starts-with", "$X-Amz-Security-Token", "wantedT"]];
    const fields = signedForm({ conditions, fields: { "x-amz-security-token": "sentToken" } });
    const forms = [
      fields,
      { ...fields, "x-amz-security-token": undefined },
      { ...fields, "x-amz-signature": "0".repeat(64) },
      { ...fields, policy: `${fields["policy"]}====` },
      { ...signedForm(), "X-AMZ-SECURITY-TOKEN": "sentToken" },
    ];
    for (const form of forms) {
      const sent = Object.entries(form).flatMap(([name, value]) =>
        value === undefined ? [] : [[name, value] as const],
      );
      const { findings } = verifyForm({ fields: sent, now, signatureOf: knownSignatures });
      assert.notEqual(findings.length, 0);
      assert.doesNotMatch(JSON.stringify(findings), /wantedT|sentToken|eyJ|verySecretKey1|[0-9a-f]{64}/);
    }
  });
});
