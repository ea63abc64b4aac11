/** The headers that every answer of the service has, as OpenAPI describes them. */
export const answerHeaders = {
  "X-Request-Id": {
    required: true,
    schema: { type: "string", maxLength: 128 },
    description: "The caller's own id of the request, where it sent one of visible ASCII; else a new one.",
  },
  "X-Runtime": {
    required: true,
    schema: { type: "string", pattern: "^\\d+\\.\\d{6}$" },
    description: "Seconds that the service took.",
  },
  "Cache-Control": { required: true, schema: { const: "no-cache" }, description: "Answers are for one use." },
} as const;
