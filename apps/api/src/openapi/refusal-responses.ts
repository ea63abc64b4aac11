import { type ErrorCode, errorCodes } from "@signed-s3/contracts";
import { answerHeaders } from "./answer-headers.ts";

const retryAfter = {
  "Retry-After": { required: true, schema: { type: "integer", minimum: 1 }, description: "Seconds." },
};
const extraHeaders: Readonly<Record<number, Readonly<Record<string, unknown>>>> = {
  401: {
    "WWW-Authenticate": { required: true, schema: { type: "string" }, description: "How to authenticate (RFC 6750)." },
  },
  405: { Allow: { required: true, schema: { type: "string" }, description: "The methods that the path takes." } },
  429: retryAfter,
  502: retryAfter,
  503: retryAfter,
  504: retryAfter,
};

/**
 * The refusals of an operation as OpenAPI responses: one for each status, that lists for each of its codes when it happens.
 *
 * @param codes The codes that the operation refuses with.
 */
export function refusalResponses(codes: readonly ErrorCode[]): Readonly<Record<string, unknown>> {
  const statuses = [...new Set(codes.map((code) => errorCodes[code].status))].sort();
  return Object.fromEntries(
    statuses.map((status) => {
      const ofStatus = codes.filter((code) => errorCodes[code].status === status);
      return [
        String(status),
        {
          description: ofStatus.map((code) => `- \`${code}\`: ${errorCodes[code].when}`).join("\n"),
          headers: { ...answerHeaders, ...extraHeaders[status] },
          content: { "application/json": { schema: { $ref: "#/components/schemas/NotAccepted" } } },
        },
      ];
    }),
  );
}
