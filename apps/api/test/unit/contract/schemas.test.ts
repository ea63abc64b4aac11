import { describe, expect, it } from "bun:test";
import { Ajv2020 } from "ajv/dist/2020.js";
import { sampleRequests } from "../../contract/sample-requests.ts";
import { inProcess, testApp } from "../test-app.ts";

const folder = new URL("../../../../../packages/contracts/schemas/", import.meta.url);
const ajv = new Ajv2020({ allErrors: true, formats: { uri: (text: string) => URL.canParse(text) } });
const schemaOf = async (name: string) => Bun.file(new URL(`${name}.json`, folder)).json();

const accepted: Readonly<Record<string, string>> = {
  "/api/v2/s3/create_signed_url": "create-signed-url-accepted",
  "/api/v2/s3/explain_upload": "explain-upload-accepted",
  "/s3/params": "companion-params",
};
const requests = sampleRequests.filter(({ path }) => Object.hasOwn(accepted, path));
const [form, policyDocument, errorCode] = await Promise.all(
  ["form-fields", "policy-document", "error-code"].map(async (name) => ajv.compile(await schemaOf(name))),
);

describe("the service's answers satisfy the files of JSON Schema:", () => {
  for (const { method, path, query = "", json } of requests) {
    it(`${method} ${path}${query} ${JSON.stringify(json) ?? ""}`.slice(0, 120), async () => {
      const body =
        json === undefined ? {} : { body: JSON.stringify(json), headers: { "content-type": "application/json" } };
      const answer = await inProcess(testApp())(path + query, { method, ...body });
      const name = answer.ok ? (accepted[path] ?? "") : "not-accepted";
      const validate = ajv.getSchema(`urn:signed-s3-resource-api:v2:${name}`) ?? ajv.compile(await schemaOf(name));
      const value = JSON.parse(await answer.text());
      expect([validate(value), validate.errors]).toEqual([true, null]);
      for (const { code } of value.errors ?? []) expect(errorCode?.(code)).toBe(true);
      const fields = value.fields ?? value.data?.fields;
      if (!fields) return;
      expect(form?.(fields)).toBe(true);
      expect([policyDocument?.(JSON.parse(atob(fields.policy))), policyDocument?.errors]).toEqual([true, null]);
    });
  }
});
