import { answerHeaders } from "./answer-headers.ts";

/** `GET /metrics`, as OpenAPI describes it. */
export const metricsPath = {
  operationId: "metrics",
  summary: "What Prometheus asks for",
  description: "The metrics of the one process that answers. It is for the inner network: no authentication guards it.",
  tags: ["health"],
  security: [],
  responses: {
    "200": {
      description: "All metrics, in Prometheus' text format 0.0.4.",
      headers: answerHeaders,
      content: { "text/plain": { schema: { type: "string" } } },
    },
  },
} as const;
