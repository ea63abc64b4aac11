import assert from "node:assert/strict";
import { readdir, readFile } from "node:fs/promises";
import { describe, it } from "node:test";
import { Ajv2020 } from "ajv/dist/2020.js";
import { schemaFiles } from "../scripts/schema-files.ts";
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

const folder = new URL("../schemas/", import.meta.url);
// Strict: a keyword that the validator does not know would be one that means nothing.
const ajv = new Ajv2020({ allErrors: true, formats: { uri: (text: string) => URL.canParse(text) } });
for (const text of schemaFiles.values()) ajv.addSchema(JSON.parse(text));
const idOf = (name: string) => `urn:signed-s3-resource-api:v2:${name.replace(".json", "")}`;

const examples: Readonly<Record<string, readonly unknown[]>> = {
  "create-signed-url-request.json": [requestExample, constrainedRequestExample, {}],
  "create-signed-url-accepted.json": [acceptedExample],
  "explain-upload-request.json": [explainRequestExample],
  "explain-upload-accepted.json": [explainedExample],
  "not-accepted.json": [notAcceptedExample],
  "error-code.json": notAcceptedExample.errors.map(({ code }) => code),
  "signed-form.json": [acceptedExample.data],
  "form-fields.json": [acceptedExample.data.fields],
  "policy-document.json": [
    policyDocumentExample,
    { expiration: "2019-02-20T19:40:23Z", conditions: [["content-length-range", 1, 2]] },
  ],
  "companion-params-query.json": [{ filename: "a.png", type: "image/png", metadata: { album: "summer" } }],
  "companion-params.json": [companionParamsExample],
};

const refused: readonly [file: string, why: string, value: unknown][] = [
  ["create-signed-url-request.json", "a range of three numbers", { data: { content_length_range: [1, 2, 3] } }],
  ["create-signed-url-request.json", "a range of texts", { data: { content_length_range: ["1", "2"] } }],
  ["create-signed-url-request.json", "another command", { command: "ExplainS3Upload" }],
  ["create-signed-url-accepted.json", "a member more", { ...acceptedExample, more: 1 }],
  ["policy-document.json", "a condition of four", { expiration: "", conditions: [["eq", "$key", "a", "b"]] }],
  ["form-fields.json", "a field that is no text", { ...acceptedExample.data.fields, "x-amz-date": 1 }],
  ["error-code.json", "a member of every object", "constructor"],
  ["companion-params.json", "a URL without a slash at its end", { ...companionParamsExample, url: "http://localhost" }],
];

describe("the files of JSON Schema", () => {
  it("are committed as the schemas say (npm run docs:schemas writes them)", async () => {
    const names = (await readdir(folder)).sort();
    assert.deepEqual(names, [...schemaFiles.keys()].sort());
    for (const name of names) assert.equal(await readFile(new URL(name, folder), "utf8"), schemaFiles.get(name));
  });

  for (const name of schemaFiles.keys()) {
    it(`${name} is JSON Schema 2020-12 that an independent validator takes, and its examples satisfy it`, () => {
      const given = examples[name] ?? [];
      assert.ok(given.length > 0, "there is an example of it");
      for (const example of given) assert.ok(ajv.validate(idOf(name), example), ajv.errorsText());
    });
  }

  for (const [name, why, value] of refused) {
    it(`${name} refuses ${why}`, () => {
      assert.equal(ajv.validate(idOf(name), value), false);
    });
  }
});
