import type { TSchema } from "@sinclair/typebox";
import {
  AcceptedAnswer,
  CompanionParams,
  CompanionParamsQuery,
  CreateSignedS3FormDataRequest,
  ErrorCodeSchema,
  ExplainS3UploadRequest,
  Explanation,
  FormFields,
  NotAcceptedAnswer,
  PolicyDocument,
  SignedForm,
} from "../src/index.ts";

/** What goes over the wire, each by its file's name. */
const schemas: Readonly<Record<string, readonly [title: string, schema: TSchema]>> = {
  "create-signed-url-request": ["Request for a signed form", CreateSignedS3FormDataRequest],
  "create-signed-url-accepted": ["Answer with a signed form", AcceptedAnswer(SignedForm)],
  "explain-upload-request": ["Question why S3 refuses a form", ExplainS3UploadRequest],
  "explain-upload-accepted": ["Answer with the reasons", AcceptedAnswer(Explanation)],
  "not-accepted": ["Refusal, with all that is wrong", NotAcceptedAnswer],
  "error-code": ["Codes of refusals that this version knows", ErrorCodeSchema],
  "signed-form": ["Signed form", SignedForm],
  "form-fields": ["Fields of a signed form", FormFields],
  "policy-document": ["POST policy, as the field policy has it in base64", PolicyDocument],
  "companion-params-query": ["Query by which Uppy asks for a form", CompanionParamsQuery],
  "companion-params": ["Form as Uppy takes it", CompanionParams],
};

/** The wire format as files of JSON Schema 2020-12, each by its name and whole in itself. */
export const schemaFiles: ReadonlyMap<string, string> = new Map(
  Object.entries(schemas).map(([name, [title, schema]]) => {
    const $schema = "https://json-schema.org/draft/2020-12/schema";
    const file = { $schema, $id: `urn:signed-s3-resource-api:v2:${name}`, title, ...inDraft2020(schema) };
    return [`${name}.json`, `${JSON.stringify(file, null, 2)}\n`];
  }),
);

/** TypeBox writes draft 7, in which a tuple's members stand under `items`; 2020-12 has `prefixItems` for them. */
function inDraft2020(schema: object): object {
  const { items, additionalItems, ...rest } = Object.fromEntries(
    Object.entries(schema).map(([name, member]) => [name, inside(member)]),
  );
  if (Array.isArray(items)) return { ...rest, prefixItems: items, items: additionalItems };
  return items === undefined ? rest : { ...rest, items };
}

function inside(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(inside);
  return typeof value === "object" && value !== null ? inDraft2020(value) : value;
}
