/** The header by which a request for a form can be repeated, as OpenAPI describes it. */
export const idempotencyKey = {
  name: "Idempotency-Key",
  in: "header",
  required: false,
  schema: { type: "string", pattern: "^[!-~]{1,255}$" },
  description:
    "Where the service has IDEMPOTENCY_SECRET set: the same caller, key and request get the same form for as long as a window " +
    "of IDEMPOTENCY_WINDOW_SECONDS lasts, or half of the form's life if that is less. Another request under the same key gets " +
    "another form. Elsewhere the header is ignored.",
};
