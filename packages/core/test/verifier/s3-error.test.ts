import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { verifyForm } from "../../src/verifier/index.ts";
import { type FormChanges, knownSignatures, now, signedForm } from "./signed-form.ts";

const xml = (code: string, message = "", more = "") =>
  `<?xml version="1.0" encoding="UTF-8"?>\n<Error><Code>${code}</Code><Message>${message}</Message>${more}<RequestId>1</RequestId></Error>`;
const verify = (s3Error: string, changes: FormChanges = {}) =>
  verifyForm({ fields: signedForm(changes), bucket: "photos", now, signatureOf: knownSignatures, s3Error });
const failed = "Invalid according to Policy: Policy Condition failed:";

describe("verifyForm() on what S3 answered", () => {
  for (const [code, message, finding, remedy] of [
    [
      "InvalidAccessKeyId",
      "The AWS Access Key Id you provided does not exist in our records.",
      "unknown_access_key",
      /temporary/,
    ],
    ["InvalidToken", "The provided token is malformed or otherwise invalid.", "invalid_token", /x-amz-security-token/],
    [
      "InvalidTokenId",
      "The security token included in the request is invalid",
      "invalid_token",
      /x-amz-security-token/,
    ],
    ["ExpiredToken", "The provided token has expired.", "invalid_token", /fresh form/],
    ["SignatureDoesNotMatch", "The request signature we calculated does not match …", "signature_mismatch", /secret/],
    [
      "RequestTimeTooSkewed",
      "The difference between the request time and the current time is too large.",
      "s3_said",
      /clock/,
    ],
    ["NoSuchBucket", "The specified bucket does not exist", "unknown_bucket", /URL/],
    ["AccessDenied", "Access Denied", "s3_said", /s3:PutObject/],
    ["AccessDenied", "User: arn is not authorized to perform: kms:GenerateDataKey", "s3_said", /kms:GenerateDataKey/],
    ["AccessDenied", "Invalid according to Policy: Policy expired.", "policy_expired", /fresh form/],
    [
      "AccessDenied",
      `${failed} [&quot;eq&quot;, &quot;$acl&quot;, &quot;private&quot;]`,
      "condition_failed",
      /condition/,
    ],
    ["AccessDenied", "Invalid according to Policy: Extra input fields: submit", "extra_field", /Remove the field/],
    [
      "AccessDenied",
      "Each form field that you specify in a form must appear in the list of policy conditions. &#34;Submit&#34; not specified in the policy.",
      "extra_field",
      /Remove the field/,
    ],
    [
      "PostPolicyInvalidKeyName",
      "Invalid according to Policy: Policy Condition failed '(EOF)'",
      "malformed_policy",
      /policy/,
    ],
    ["InvalidPolicyDocument", "Invalid Policy: Invalid JSON.", "malformed_policy", /policy/],
    ["InvalidArgument", "Bucket POST must contain a field named 'X-Amz-Date'.", "field_missing", /before the file/],
    ["InvalidArgument", "the region 'us-west-1' is wrong; expecting 'us-east-1'", "wrong_region", /region/],
    [
      "MalformedPOSTRequest",
      "The body of your POST request is not well-formed multipart/form-data.",
      "malformed_form",
      /multipart/,
    ],
    ["MalformedPOSTRequest", "… (The file or text content is missing)", "malformed_form", /part of the name file/],
    [
      "PreconditionFailed",
      "At least one of the pre-conditions you specified did not hold",
      "malformed_form",
      /multipart/,
    ],
    ["MaxPostPreDataLengthExceeded", "Your POST request fields preceding …", "form_too_large", /20 KB/],
    ["EntityTooLarge", "Your proposed upload exceeds the maximum allowed size", "file_too_large", /smaller file/],
    [
      "EntityTooSmall",
      "Your proposed upload is smaller than the minimum allowed size",
      "file_too_small",
      /larger file/,
    ],
    ["MethodNotAllowed", "The specified method is not allowed against this resource.", "s3_said", /POST/],
    [
      "NotImplemented",
      "A header you provided implies functionality that is not implemented",
      "s3_said",
      /Cloudflare R2/,
    ],
    ["PermanentRedirect", "The bucket you are attempting to access must be addressed …", "s3_said", /region/],
    ["TemporaryRedirect", "Please re-send this request to the specified temporary endpoint.", "s3_said", /region/],
    [
      "AuthorizationHeaderMalformed",
      "The authorization header is malformed; the region 'a' is wrong; expecting 'b'",
      "wrong_region",
      /region/,
    ],
    [
      "AuthorizationHeaderMalformed",
      "The authorization header is malformed; the region is wrong; expecting 'us-east-1'.",
      "wrong_region",
      /region/,
    ],
    ["BadDigest", "The Content-MD5 you specified did not match what we received.", "checksum_mismatch", /very file/],
    [
      "XAmzContentChecksumMismatch",
      "The provided 'x-amz-checksum' header does not match …",
      "checksum_mismatch",
      /very file/,
    ],
    ["InvalidRequest", "Value for x-amz-checksum-sha256 header is invalid.", "invalid_field", /base64/],
    ["KMS.DisabledException", "arn is disabled.", "s3_said", /encryption key/],
    ["KeyTooLongError", "Your key is too long", "key_too_long", /1024/],
    ["MissingContentLength", "You must provide the Content-Length HTTP header.", "malformed_form", /Content-Length/],
    ["AccessControlListNotSupported", "The bucket does not allow ACLs", "s3_said", /without the field acl/],
    ["MalformedXML", "The XML you provided was not well-formed …", "invalid_field", /tagging/],
    ["SlowDown", "Please reduce your request rate.", "s3_said", /again/],
    ["ServiceUnavailable", "", "s3_said", /again/],
    ["SomethingNew", "that nobody has heard of", "s3_said", /SomethingNew: that nobody has heard of/],
  ] as const) {
    it(`explains ${code} ${message.slice(0, 50)}`, () => {
      const { accepted, findings } = verify(xml(code, message));
      assert.equal(accepted, false);
      assert.equal(findings.length, 1);
      assert.equal(findings[0]?.code, finding);
      assert.match(findings[0]?.remedy ?? "", remedy);
      assert.match(findings[0]?.sent ?? "", new RegExp(`^${code}`));
    });
  }

  it("puts first what was found and S3 complained of", () => {
    const changes = {
      fields: { acl: "public-read", "X-Amz-Meta-A": "b", submit: "Upload" },
      conditions: [{ "x-amz-meta-a": "c" }, ["eq", "$acl", "private"]],
    };
    const codes = (s3Error: string) => verify(s3Error, changes).findings.map(({ code }) => code);
    const first = (s3Error: string) => verify(s3Error, changes).findings[0];
    assert.deepEqual(first("")?.condition, { "x-amz-meta-a": "c" });
    assert.deepEqual(first(xml("AccessDenied", `${failed} ["eq", "$acl", "private"]`))?.condition, [
      "eq",
      "$acl",
      "private",
    ]);
    assert.deepEqual(first(xml("AccessDenied", `${failed} [eq, $x-amz-meta-a, c]`))?.condition, {
      "x-amz-meta-a": "c",
    });
    assert.deepEqual(codes(xml("AccessDenied", "Invalid according to Policy: Extra input fields: submit")), [
      "extra_field",
      "condition_failed",
      "condition_failed",
    ]);
  });

  it("puts first what was not found, too", () => {
    const { findings } = verify(xml("NoSuchBucket", "", "<BucketName>photos</BucketName>"), {
      fields: { submit: "1" },
    });
    assert.deepEqual(
      findings.map(({ code }) => code),
      ["unknown_bucket", "extra_field"],
    );
    assert.equal(findings[0]?.sent, "photos");
  });

  for (const [why, fields, code, message, expected] of [
    [
      "a missing date",
      { "x-amz-date": undefined },
      "AccessDenied",
      `Access Denied. (${failed.slice(0, -1)})`,
      "field_missing",
    ],
    [
      "a missing key",
      { key: undefined },
      "MalformedPOSTRequest",
      "… (The name of the uploaded key is missing)",
      "field_missing",
    ],
    [
      "a missing credential",
      { "x-amz-credential": undefined },
      "AuthorizationQueryParametersError",
      "…",
      "field_missing",
    ],
    ["a missing signature", { "x-amz-signature": undefined }, "SignatureDoesNotMatch", "…", "field_missing"],
    ["a missing policy", { policy: undefined }, "SignatureDoesNotMatch", "…", "field_missing"],
    ["an empty key", { key: "" }, "XMinioInvalidObjectName", "…", "field_missing"],
    [
      "a credential of another service",
      { "x-amz-credential": "AKID/20260101/us-east-1/sts/aws4_request" },
      "AuthorizationParametersError",
      "…",
      "malformed_credential",
    ],
    ["tags that are no XML", { tagging: "a" }, "MalformedPOSTRequest", "…", "invalid_field"],
    [
      "a short checksum",
      { "x-amz-checksum-sha256": "a" },
      "MalformedPOSTRequest",
      "… (Invalid checksum: …)",
      "invalid_field",
    ],
  ] as const) {
    it(`understands MinIO's words for ${why}`, () => {
      const named = Object.entries(fields).filter(
        ([name]) => !name.match(/^(key|policy|x-amz-(date|credential|signature))$/),
      );
      const changes = { fields, conditions: named.map(([name, value]) => ({ [name]: value })) };
      assert.deepEqual(verify(xml(code, message), changes), verify("", changes));
      assert.equal(verify(xml(code, message), changes).findings[0]?.code, expected);
    });
  }

  for (const [why, fields, code, message, expected] of [
    [
      "a credential of another day",
      { "x-amz-credential": "AKID/20251231/us-east-1/s3/aws4_request" },
      "SignatureDoesNotMatch",
      "…",
      "malformed_credential",
    ],
    ["a policy that is not base64", { policy: "{}" }, "MalformedPOSTRequest", "…", "malformed_policy"],
    [
      "a policy without conditions",
      { policy: btoa('{"expiration":"2026-01-01T01:00:00Z"}') },
      "AccessDenied",
      '… must appear in the list of policy conditions. "Bucket, Key" not specified in the policy.)',
      "malformed_policy",
    ],
  ] as const) {
    it(`understands MinIO's words for ${why}, without knowing the secret`, () => {
      const { findings } = verifyForm({ fields: signedForm({ fields }), s3Error: xml(code, message) });
      assert.equal(findings[0]?.code, expected);
      assert.equal(findings.filter(({ code }) => code === expected).length, 1);
    });
  }

  it("tells the condition that S3 named, of a form that it was not shown", () => {
    const message = `${failed} ["starts-with", "$Content-Type", "image/"]`;
    assert.deepEqual(verify(xml("AccessDenied", message)).findings[0]?.condition, [
      "starts-with",
      "$Content-Type",
      "image/",
    ]);
  });

  it("tells what was sent and what is allowed from the answer's elements", () => {
    const more = "<ProposedSize>12</ProposedSize><MaxSizeAllowed>10</MaxSizeAllowed>";
    const [finding] = verify(xml("EntityTooLarge", "…", more)).findings;
    assert.deepEqual([finding?.sent, finding?.expected], ["12", "10"]);
  });

  it("reads entities and half a document", () => {
    assert.equal(verify("<Error><Code>A&amp;B</Code><Mess").findings[0]?.sent, "A&B");
    assert.equal(verify("<Error><Code>&#x110000;&bogus;</Code>").findings[0]?.sent, "&#x110000;&bogus;");
  });

  for (const answer of ["<html><title>502 Bad Gateway</title></html>", "{}", "<Error></Error>", "<Code></Code>"]) {
    it(`says of ${answer} that it is not S3's`, () => {
      const { findings } = verify(answer);
      assert.equal(findings[0]?.code, "s3_said");
      assert.match(findings[0]?.remedy ?? "", /no error of S3/);
    });
  }

  it("takes an empty answer for none", () => {
    assert.equal(verify(" \n").accepted, true);
  });

  it("repeats no secret that S3 repeats", () => {
    const form = signedForm({ fields: { "x-amz-security-token": "FwoGZXIvSent" } });
    const answers = [
      xml("AccessDenied", `${failed} ["eq", "$x-amz-security-token", "FwoGZXIvWanted"]`),
      xml("SomethingNew", `FwoGZXIvSent ${form["policy"]} ${form["x-amz-signature"]}`),
      xml("SignatureDoesNotMatch", "…", `<StringToSign>${form["policy"]}</StringToSign>`),
      xml(
        "InvalidArgument",
        "bad",
        "<ArgumentName>X-Amz-Security-Token</ArgumentName><ArgumentValue>FwoGZXIvWanted</ArgumentValue>",
      ),
      `<html>${form["policy"]}</html>`,
    ];
    for (const s3Error of answers) {
      const told = JSON.stringify(verifyForm({ fields: form, s3Error }));
      assert.doesNotMatch(told, /FwoG|eyJ/);
      assert.ok(!told.includes(form["x-amz-signature"] ?? ""));
    }
  });
});
