import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { Value } from "@sinclair/typebox/value";
import {
  acceptedExample,
  companionParamsExample,
  constrainedRequestExample,
  explainedExample,
  explainRequestExample,
  notAcceptedExample,
  policyDocumentExample,
  requestExample,
} from "../src/examples/index.ts";
import {
  AcceptedAnswer,
  CompanionParams,
  CreateSignedS3FormDataRequest,
  ExplainS3UploadRequest,
  Explanation,
  NotAcceptedAnswer,
  PolicyDocument,
  SignedForm,
} from "../src/index.ts";

const examples = [
  ["requestExample", CreateSignedS3FormDataRequest, requestExample],
  ["constrainedRequestExample", CreateSignedS3FormDataRequest, constrainedRequestExample],
  ["acceptedExample", AcceptedAnswer(SignedForm), acceptedExample],
  ["explainRequestExample", ExplainS3UploadRequest, explainRequestExample],
  ["explainedExample", AcceptedAnswer(Explanation), explainedExample],
  ["notAcceptedExample", NotAcceptedAnswer, notAcceptedExample],
  ["companionParamsExample", CompanionParams, companionParamsExample],
  ["policyDocumentExample", PolicyDocument, policyDocumentExample],
] as const;

describe("examples", () => {
  for (const [name, schema, example] of examples) {
    it(`${name} satisfies its schema`, () => {
      assert.deepEqual([...Value.Errors(schema, example)], []);
    });
    it(`${name} no longer satisfies its schema when it is replaced by an array`, () => {
      assert.equal(Value.Check(schema, [example]), false);
    });
  }

  it("acceptedExample is 904 bytes as compact JSON and carries policyDocumentExample", () => {
    assert.equal(JSON.stringify(acceptedExample).length, 904);
    assert.deepEqual(JSON.parse(atob(acceptedExample.data.fields.policy)), policyDocumentExample);
  });
});
