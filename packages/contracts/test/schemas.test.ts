import assert from "node:assert/strict";
import { describe, it } from "node:test";
import type { TSchema } from "@sinclair/typebox";
import { Value } from "@sinclair/typebox/value";
import { acceptedExample } from "../src/examples/index.ts";
import {
  AcceptedAnswer,
  CommandName,
  CreateSignedS3FormDataRequest,
  ErrorCodeSchema,
  errorCodes,
  PolicyCondition,
  SignedForm,
  Uuid,
} from "../src/index.ts";

const cases: readonly [why: string, schema: TSchema, value: unknown, accepted: boolean][] = [
  ["a version 7 UUID", Uuid, "0190f3a5-7b2e-7cc1-9f0c-3d2f1a4b5c6d", true],
  ["an upper-case UUID", Uuid, "E090CBD2-DED4-4FD4-BE23-4C17AD77CA07", true],
  ["a UUID without hyphens", Uuid, "e090cbd2ded44fd4be234c17ad77ca07", false],
  ["a UUID and a newline", Uuid, "e090cbd2-ded4-4fd4-be23-4c17ad77ca07\n", false],
  ["an empty envelope", CreateSignedS3FormDataRequest, {}, true],
  ["an envelope of nulls", CreateSignedS3FormDataRequest, { uuid: null, command: null, data: null, async: null }, true],
  ["an unknown member of data", CreateSignedS3FormDataRequest, { data: { preventEmptyData: "true" } }, true],
  ["a range with a negative end", CreateSignedS3FormDataRequest, { data: { content_length_range: [0, -1] } }, false],
  ["a range of one number", CreateSignedS3FormDataRequest, { data: { content_length_range: [1] } }, false],
  ["a media type without a slash", CreateSignedS3FormDataRequest, { data: { content_type: "png" } }, false],
  ["another command", CreateSignedS3FormDataRequest, { command: "DeleteBucket" }, false],
  ["an array as data", CreateSignedS3FormDataRequest, { data: [] }, false],
  ["an answer with one member more", AcceptedAnswer(SignedForm), { ...acceptedExample, more: 1 }, false],
  ["the command's name", CommandName, "CreateSignedS3FormData", true],
  ["the command's name in lower case", CommandName, "createsigneds3formdata", false],
  ["an exact condition", PolicyCondition, { key: "a" }, true],
  ["a condition on two fields at once", PolicyCondition, { key: "a", acl: "private" }, false],
  ["a prefix condition", PolicyCondition, ["starts-with", "$Content-Type", "image/"], true],
  ["a prefix condition without the dollar sign", PolicyCondition, ["starts-with", "Content-Type", "image/"], false],
  ["a size range", PolicyCondition, ["content-length-range", 0, 1024], true],
  ["an error code", ErrorCodeSchema, "invalid_uuid", true],
  ["a member of Object.prototype as an error code", ErrorCodeSchema, "constructor", false],
];

describe("schemas", () => {
  for (const [why, schema, value, accepted] of cases) {
    it(`${accepted ? "accept" : "refuse"} ${why}`, () => {
      assert.equal(Value.Check(schema, value), accepted);
    });
  }

  it("give every error code a client or server error status", () => {
    for (const { status } of Object.values(errorCodes)) assert.ok(status >= 400 && status < 600);
  });
});
