/** The headers that any request may have, as OpenAPI describes them. What is no good is passed over, so any text is right. */
export const requestHeaders = [
  {
    name: "X-Request-Id",
    in: "header",
    required: false,
    schema: { type: "string" },
    description:
      "The caller's own id of the request: up to 128 visible ASCII characters. It comes back, and stands in the log.",
  },
  {
    name: "traceparent",
    in: "header",
    required: false,
    schema: { type: "string" },
    description: "The caller's trace, by W3C Trace Context, which the service's spans join.",
  },
] as const;
