import { type ErrorCode, errorCodes, NotAcceptedAnswer } from "@signed-s3/contracts";
import { notAcceptedExample } from "@signed-s3/contracts/examples";
import { answerHeaders } from "./answer-headers.ts";
import { companionParamsPath } from "./companion-params.ts";
import { formSchema, jsonSchema } from "./json-schema.ts";
import { metricsPath } from "./metrics-path.ts";
import { type CommandOperation, commandOperations } from "./operations.ts";
import { refusalResponses } from "./refusal-responses.ts";
import { requestHeaders } from "./request-headers.ts";

/** What only the router refuses with: it belongs to no operation. */
const routerCodes: readonly ErrorCode[] = ["not_found", "method_not_allowed"];

/** The service's OpenAPI 3.1 document, made from the schemas of the contracts. */
export const openApiDocument = {
  openapi: "3.1.0",
  info: {
    title: "Signed S3 Resource API",
    version: "2.0.0",
    license: { name: "MIT", identifier: "MIT" },
    description: [
      "Signs forms by which a browser uploads straight to S3. No file passes through the service.",
      "",
      "Every refusal, from the router's 404 on, has one shape and lists all that is wrong. Beside those of each operation:",
      ...routerCodes.map((code) => `- ${errorCodes[code].status} \`${code}\`: ${errorCodes[code].when}`),
    ].join("\n"),
  },
  servers: [{ url: "/", description: "This service" }],
  tags: [
    { name: "uploads", description: "Forms, and why they are refused" },
    { name: "health", description: "For whoever restarts the service, or sends it requests" },
  ],
  // Authentication is the service's own configuration: with none, no token is needed.
  security: [{}, { bearer: [] }],
  paths: {
    ...Object.fromEntries(commandOperations.map((operation) => [operation.path, { post: commandPath(operation) }])),
    "/s3/params": { get: companionParamsPath },
    "/health/live": { get: healthPath("live", "Whether the process works: if not, restart it.", {}) },
    "/health/ready": {
      get: healthPath("ready", "Whether to send it requests.", {
        "503": {
          description: "Not now: credentials are missing, the self-check differs, or the service is about to end.",
          headers: { ...answerHeaders, "Retry-After": { required: true, schema: { type: "integer", minimum: 1 } } },
          content: { "application/json": { schema: { type: "object", required: ["status", "reasons"] } } },
        },
      }),
    },
    "/metrics": { get: metricsPath },
  },
  components: {
    schemas: { NotAccepted: { ...jsonSchema(NotAcceptedAnswer), examples: [notAcceptedExample] } },
    securitySchemes: {
      bearer: {
        type: "http",
        scheme: "bearer",
        description: "A token of AUTH_TOKENS, or a JWT of the configured issuer. Needed where AUTH is not none.",
      },
    },
  },
} as const;

function commandPath(operation: CommandOperation) {
  const { operationId, summary, description, request, requestExamples, answer, answerExample, foreignCodes } =
    operation;
  const schema = jsonSchema(request);
  const codes = (Object.keys(errorCodes) as ErrorCode[]).filter(
    (code) => !routerCodes.includes(code) && !foreignCodes.includes(code),
  );
  return {
    operationId,
    summary,
    description,
    tags: ["uploads"],
    parameters: [...operation.parameters, ...requestHeaders],
    requestBody: {
      required: false,
      content: {
        "application/json": { schema, examples: requestExamples },
        "application/x-www-form-urlencoded": {
          schema: formSchema(schema),
          encoding: { data: { style: "deepObject", explode: true } },
        },
      },
    },
    responses: {
      "202": {
        description: "Accepted: here is the result.",
        headers: answerHeaders,
        content: { "application/json": { schema: jsonSchema(answer), example: answerExample } },
      },
      ...refusalResponses(codes),
    },
  };
}

function healthPath(name: string, description: string, otherResponses: Readonly<Record<string, unknown>>) {
  return {
    operationId: name,
    summary: `Is the service ${name}?`,
    description,
    tags: ["health"],
    security: [],
    responses: {
      "200": {
        description: "Yes.",
        headers: answerHeaders,
        content: {
          "application/json": {
            schema: { type: "object", required: ["status"], properties: { status: { const: name } } },
          },
        },
      },
      ...otherResponses,
    },
  };
}
