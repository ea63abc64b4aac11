import { CompanionParams, CompanionParamsQuery, type ErrorCode } from "@signed-s3/contracts";
import { companionParamsExample } from "@signed-s3/contracts/examples";
import { answerHeaders } from "./answer-headers.ts";
import { idempotencyKey } from "./idempotency-key.ts";
import { type JsonSchema, jsonSchema, orEmpty } from "./json-schema.ts";
import { refusalResponses } from "./refusal-responses.ts";
import { requestHeaders } from "./request-headers.ts";

const codes: readonly ErrorCode[] = [
  "malformed_query",
  "invalid_idempotency_key",
  "unauthorized",
  "not_acceptable",
  "invalid_content_type",
  "content_type_not_allowed",
  "invalid_filename",
  "invalid_metadata",
  "rate_limited",
  "internal_error",
  "bad_gateway",
  "authentication_unavailable",
  "credentials_unavailable",
  "service_unavailable",
  "gateway_timeout",
];

const { metadata, ...texts } = jsonSchema(CompanionParamsQuery)["properties"] as Readonly<Record<string, JsonSchema>>;

const queryParameters = [
  ...Object.entries(orEmpty(texts)).map(([name, schema]) => ({ name, in: "query", required: false, schema })),
  // As metadata[album]=holiday.
  { name: "metadata", in: "query", required: false, style: "deepObject", explode: true, schema: metadata },
];

/** `GET /s3/params`, as OpenAPI describes it. */
export const companionParamsPath = {
  operationId: "companionParams",
  summary: "Ask for a signed form as Uppy does",
  description:
    "What the AwsS3 plug-in of Uppy asks of its companion. It is createSignedUrl with the query for its data: the same limits " +
    "and refusals. In a refusal, `source` points into the query.",
  tags: ["uploads"],
  parameters: [...queryParameters, idempotencyKey, ...requestHeaders],
  responses: {
    "200": {
      description: "Here is the form.",
      headers: answerHeaders,
      content: { "application/json": { schema: jsonSchema(CompanionParams), example: companionParamsExample } },
    },
    ...refusalResponses(codes),
  },
};
