import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { type Fields, type FormOptions, signedAt, signedForm } from "./signed-form.ts";
import { errorOf, post, withStore } from "./temporary-store.ts";

const changed = (name: string, value: string, options?: FormOptions): Fields =>
  signedForm(options).map((field) => (field[0] === name ? [name, value] : field));
const without = (name: string): Fields => signedForm().filter(([field]) => field !== name);
const permanent = { accessKeyId: "accessKey1", secretAccessKey: "verySecretKey1" };
const temporary = { accessKeyId: "temporary", secretAccessKey: "s", sessionToken: "token" };
const checksum = { "x-amz-checksum-sha256": "47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=" };

/** What is posted, and what S3 says to it. */
const refusals: readonly (readonly [title: string, fields: Fields, status: number, answer: Record<string, string>])[] =
  [
    [
      "a form without key",
      without("key"),
      400,
      {
        Code: "InvalidArgument",
        Message:
          "Bucket POST must contain a field named 'key'.  If it is specified, please check the order of the fields.",
        ArgumentName: "key",
        ArgumentValue: "",
      },
    ],
    ["a form without policy", without("policy"), 403, { Code: "AccessDenied", Message: "Access Denied" }],
    ["a form without signature", without("x-amz-signature"), 400, { ArgumentName: "X-Amz-Signature" }],
    [
      "an expired policy",
      signedForm({ expiration: signedAt }),
      403,
      { Code: "AccessDenied", Message: "Invalid according to Policy: Policy expired." },
    ],
    [
      "another key than was signed",
      changed("key", "b.txt"),
      403,
      {
        Code: "AccessDenied",
        Message: 'Invalid according to Policy: Policy Condition failed: ["eq", "$key", "a.txt"]',
      },
    ],
    [
      "a value that starts in another way",
      signedForm({ fields: { "Content-Type": { value: "text/plain", startsWith: "image/" } } }),
      403,
      { Message: 'Invalid according to Policy: Policy Condition failed: ["starts-with", "$Content-Type", "image/"]' },
    ],
    [
      "a field that was not signed",
      [...signedForm(), ["submit", "Upload"]],
      403,
      { Code: "AccessDenied", Message: "Invalid according to Policy: Extra input fields: submit" },
    ],
    [
      "a form for another bucket",
      signedForm({ bucket: "videos" }),
      403,
      { Message: 'Invalid according to Policy: Policy Condition failed: ["eq", "$bucket", "videos"]' },
    ],
    [
      "a file larger than the policy allows",
      signedForm({ conditions: [["content-length-range", 1, 4]] }),
      400,
      { Code: "EntityTooLarge", Message: "Your proposed upload exceeds the maximum allowed size", MaxSizeAllowed: "4" },
    ],
    [
      "a file smaller than the policy allows",
      signedForm({ conditions: [["content-length-range", 6, 9]] }),
      400,
      { Code: "EntityTooSmall", ProposedSize: "5", MinSizeAllowed: "6" },
    ],
    [
      "another file than the checksum's",
      signedForm({ fields: checksum }),
      400,
      { Code: "BadDigest", Message: "The SHA256 you specified did not match the calculated checksum." },
    ],
    [
      "another file than the MD5's",
      signedForm({ fields: { "Content-MD5": "1B2M2Y8AsgTpgAmY7PhCfg==" } }),
      400,
      {
        Code: "BadDigest",
        Message: "The Content-MD5 you specified did not match what we received.",
        ExpectedDigest: "1B2M2Y8AsgTpgAmY7PhCfg==",
        CalculatedDigest: "XUFAKrxLKna5cZ2REBfFkg==",
      },
    ],
    [
      "an access key id that is not known",
      signedForm({ credentials: { accessKeyId: "nobody", secretAccessKey: "s" } }),
      403,
      {
        Code: "InvalidAccessKeyId",
        Message: "The AWS Access Key Id you provided does not exist in our records.",
        AWSAccessKeyId: "nobody",
      },
    ],
    [
      "a signature by another secret",
      signedForm({ credentials: { accessKeyId: "accessKey1", secretAccessKey: "other" } }),
      403,
      {
        Code: "SignatureDoesNotMatch",
        Message:
          "The request signature we calculated does not match the signature you provided. Check your key and signing method.",
        AWSAccessKeyId: "accessKey1",
      },
    ],
    ["a policy that was changed", changed("policy", btoa("{}")), 403, { Code: "SignatureDoesNotMatch" }],
    [
      "a session token where there should be none",
      signedForm({ fields: { "x-amz-security-token": "t" } }),
      400,
      { Code: "InvalidToken", Message: "The provided token is malformed or otherwise invalid." },
    ],
    [
      "temporary credentials without their token",
      signedForm({ credentials: { accessKeyId: temporary.accessKeyId, secretAccessKey: "s" } }),
      403,
      { Code: "InvalidAccessKeyId" },
    ],
    [
      "another session token than that of the credentials",
      signedForm({ credentials: { ...temporary, sessionToken: "other" } }),
      400,
      { Code: "InvalidToken" },
    ],
    [
      "a key that is too long",
      signedForm({ key: "é".repeat(513) }),
      400,
      { Code: "KeyTooLongError", Message: "Your key is too long", Size: "1026", MaxSizeAllowed: "1024" },
    ],
    [
      "too much metadata",
      signedForm({ fields: { "x-amz-meta-a": "x".repeat(2048) } }),
      400,
      { Code: "MetadataTooLarge" },
    ],
    ["a field twice", [...signedForm(), ["key", "b.txt"]], 400, { Code: "InvalidArgument" }],
  ];

describe("localS3(): refused forms", () => {
  for (const [title, fields, status, answer] of refusals) {
    it(`refuses ${title}, in S3's words, and leaves nothing`, () =>
      withStore({ credentials: [permanent, temporary] }, async ({ store, files }) => {
        const response = await post(store, fields);
        const error = await errorOf(response);
        assert.partialDeepStrictEqual(error, answer);
        assert.equal(response.status, status);
        assert.equal(error["RequestId"], response.headers.get("x-amz-request-id"));
        assert.ok(error["HostId"]);
        assert.deepEqual(await files(), []);
      }));
  }

  it("refuses a form for another region, where it is told its own, in S3's words", async () => {
    await withStore({ region: "eu-central-1" }, async ({ store, files }) => {
      const response = await post(store, signedForm());
      const error = await errorOf(response);
      assert.equal(response.status, 400);
      assert.partialDeepStrictEqual(error, {
        Code: "InvalidArgument",
        Message: "the region 'us-east-1' is wrong; expecting 'eu-central-1'",
        ArgumentName: "X-Amz-Credential",
        ArgumentValue: "accessKey1/20260101/us-east-1/s3/aws4_request",
        Region: "eu-central-1",
      });
      assert.deepEqual(await files(), []);
    });
    await withStore({ region: "us-east-1" }, async ({ store }) => {
      assert.equal((await post(store, signedForm())).status, 201);
    });
  });

  it("tells what to do about it", () =>
    withStore({}, async ({ store }) => {
      const { Remedy } = await errorOf(await post(store, [...signedForm(), ["submit", "Upload"]]));
      assert.match(Remedy ?? "", /submit/);
    }));
});
