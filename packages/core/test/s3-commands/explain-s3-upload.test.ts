import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { AcceptedAnswer, Explanation, NotAcceptedAnswer } from "@signed-s3/contracts";
import { Value } from "@sinclair/typebox/value";
import { commandRegistry, dispatcher, explainS3Upload } from "../../src/index.ts";
import { seed } from "../seed.ts";

const { inputs } = seed;
const { fields } = JSON.parse(seed.response.body).data;
const dispatch = dispatcher({
  registry: commandRegistry(explainS3Upload()),
  newUuid: () => crypto.randomUUID(),
  defaultCommand: "ExplainS3Upload",
});
const context = {
  now: new Date(inputs.now),
  credentials: { accessKeyId: inputs.accessKeyId, secretAccessKey: inputs.secretAccessKey },
};
const answerTo = async (data: unknown) => dispatch({ data }, context);
const faultsIn = async (data: unknown) => {
  const answer = await answerTo(data);
  assert.ok(Value.Check(NotAcceptedAnswer, answer));
  return answer.errors.map(({ code, source }) => `${code} ${source}`);
};

describe("explainS3Upload()", () => {
  it("accepts the seed's form", async () => {
    const answer = await answerTo({ fields, file: { size: 1, content_type: "image/png", name: "cat.png" } });
    assert.ok(answer.status === "accepted");
    assert.deepEqual(answer.data, { accepted: true, findings: [] });
  });

  it("gives every reason at once, in the contract's shape, and S3's own first", async () => {
    const s3_error = "<Error><Code>NoSuchBucket</Code><Message>…</Message></Error>";
    const altered = { ...fields, key: "else", submit: "Upload", "x-amz-signature": "0" };
    const answer = await answerTo({ fields: altered, file: { size: 6e9 }, s3_error, more: 1 });
    assert.ok(Value.Check(AcceptedAnswer(Explanation), answer));
    assert.deepEqual(
      answer.data.findings.map(({ code }) => code),
      ["unknown_bucket", "signature_mismatch", "condition_failed", "extra_field", "file_too_large"],
    );
  });

  it("finds a form signed for another region than the service's", async () => {
    const answer = await dispatch({ data: { fields } }, { ...context, region: "eu-central-1" });
    assert.ok(Value.Check(AcceptedAnswer(Explanation), answer));
    assert.deepEqual(
      answer.data.findings.map(({ code }) => code),
      ["wrong_region"],
    );
  });

  it("refuses null for what can be left out, as its schema does", async () => {
    assert.deepEqual(await faultsIn({ fields, file: null, s3_error: null }), [
      "invalid_file /data/file",
      "invalid_s3_error /data/s3_error",
    ]);
  });

  for (const data of [null, {}, { fields: null }, { fields: [] }, { fields: "key=1" }, Object.create({ fields })]) {
    it(`misses the fields in ${JSON.stringify(data)}`, async () => {
      assert.deepEqual(await faultsIn(data), ["invalid_fields /data/fields"]);
    });
  }

  it("lists all that is wrong with the data, each with its pointer", async () => {
    const data = {
      fields: { key: "a", "a/b~c": 1, list: ["a"], nothing: null },
      file: { size: -1, content_type: 1, name: {} },
      s3_error: 1,
    };
    assert.deepEqual(await faultsIn(data), [
      "invalid_fields /data/fields/a~1b~0c",
      "invalid_fields /data/fields/list",
      "invalid_fields /data/fields/nothing",
      "invalid_file /data/file/size",
      "invalid_file /data/file/content_type",
      "invalid_file /data/file/name",
      "invalid_s3_error /data/s3_error",
    ]);
  });

  for (const size of [1.5, -1, "1", Number.NaN, 1e300]) {
    it(`refuses a size of ${JSON.stringify(size)}`, async () => {
      assert.deepEqual(await faultsIn({ fields, file: { size } }), ["invalid_file /data/file/size"]);
    });
  }

  it("refuses a file that is no object", async () => {
    assert.deepEqual(await faultsIn({ fields, file: "cat.png" }), ["invalid_file /data/file"]);
  });

  it("lists 100 faults at most", async () => {
    const numbers = Object.fromEntries(Array.from({ length: 1000 }, (_, index) => [`f${index}`, index]));
    assert.equal((await faultsIn({ fields: numbers })).length, 100);
  });
});
