import { describe, expect, test } from "bun:test";
import { accountAt } from "../../../src/servers/account.ts";
import { isMembers, type Members, membersOf } from "../../../src/verification/answer.ts";
import { faultOfFields } from "../../../src/verification/signed-fields.ts";

// The example of the service's own documentation, which none of the code under test has made.
const example = membersOf(await Bun.file(new URL("../../../peers/bun-constant/answer.json", import.meta.url)).text());
const data = example?.["data"];
const form = isMembers(data) ? data["fields"] : undefined;
const fields: Members = isMembers(form) ? form : {};
const account = accountAt("http://localhost:9000");
const then = Date.parse("2019-02-20T18:40:23Z");

describe("faultOfFields()", () => {
  test("finds nothing wrong with the example", () => {
    expect(faultOfFields(fields, account, then)).toBeUndefined();
  });
  test("takes names in the AWS SDK's case", () => {
    const sdk = Object.entries(fields).map(([name, value]) => [name.replace("x-amz-d", "X-Amz-D"), value]);
    expect(faultOfFields(Object.fromEntries(sdk), account, then)).toBeUndefined();
  });
  test("sees a signature that is not the policy's", () => {
    const tampered = String(fields["x-amz-signature"]).replace(/^./, (digit) => (digit === "0" ? "1" : "0"));
    expect(faultOfFields({ ...fields, "x-amz-signature": tampered }, account, then)).toContain("signature");
    expect(faultOfFields(fields, { ...account, secretAccessKey: "another" }, then)).toContain("signature");
  });
  test.each([
    ["key", "direct_uploads/another", "does not allow the field key"],
    ["acl", "public-read", "does not allow the field acl"],
    ["x-amz-algorithm", "AWS4-HMAC-SHA1", "algorithm"],
    ["x-amz-credential", "accessKey1/20190220/eu-west-1/s3/aws4_request", "scope"],
    ["policy", "e30=", "signature"],
  ])("sees a field %s that is %s", (name, value, fault) => {
    expect(faultOfFields({ ...fields, [name]: value }, account, then)).toContain(fault);
  });
  test("sees a form of another time, account or bucket", () => {
    expect(faultOfFields(fields, account, then + 120_000)).toContain("date");
    expect(faultOfFields(fields, { ...account, accessKeyId: "AKIDEXAMPLE" }, then)).toContain("credential");
    expect(faultOfFields(fields, { ...account, bucket: "another" }, then)).toContain("bucket");
  });
  test("sees that there are no fields at all", () => {
    expect(faultOfFields({}, account, then)).toBeString();
  });
});
