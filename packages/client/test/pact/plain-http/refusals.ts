import { NotAcceptedAnswer } from "@signed-s3/contracts";
import { answerHeaders, refusal, retryAfter } from "../answers.ts";
import type { Exchange, ProviderState } from "../exchange.ts";
import { regex } from "../matchers.ts";
import { plainly } from "./consume.ts";
import { path } from "./forms.ts";

const json = (content: unknown) => ({ type: "application/json", content });
const token = (name: string) => ({ Authorization: `Bearer token-of-${name}` });
const bearer = { "WWW-Authenticate": regex('^Bearer realm="[^"]+".*$', 'Bearer realm="Signed S3 Resource API"') };

/** What is refused: a POST to the path of forms, but for what `request` says. */
interface Refused {
  readonly description: string;
  readonly state?: ProviderState;
  readonly request?: Partial<Exchange["request"]>;
  readonly status: number;
  readonly command?: string | null;
  readonly errors: readonly (readonly [code: string, source: string | null])[];
  readonly headers?: object;
}

const command = "CreateSignedS3FormData";

const refused: readonly Refused[] = [
  {
    description: "an HTML form whose uuid is none",
    request: { body: { type: "application/x-www-form-urlencoded", content: "uuid=x" } },
    status: 422,
    command,
    errors: [["invalid_uuid", "/uuid"]],
  },
  {
    description: "a body that is a list",
    request: { body: json([]) },
    status: 422,
    command,
    errors: [["invalid_envelope", ""]],
  },
  {
    description: "a request for another command, of which nothing else is right",
    request: { body: json({ uuid: 1, command: "DeleteBucket", data: 3 }) },
    status: 422,
    errors: [
      ["invalid_uuid", "/uuid"],
      ["invalid_data", "/data"],
      ["invalid_command", "/command"],
    ],
  },
  {
    description: "a request by Uppy for a file whose type is none",
    request: { method: "GET", path: "/s3/params", query: { type: "png" } },
    status: 422,
    command,
    errors: [["invalid_content_type", "/type"]],
  },
  {
    description: "a request without a token",
    state: "the service knows its callers by their tokens",
    status: 401,
    errors: [["unauthorized", null]],
    headers: bearer,
  },
  {
    description: "a request with a token that nobody has",
    state: "the service knows its callers by their tokens",
    request: { headers: token("nobody") },
    status: 401,
    errors: [["unauthorized", null]],
    headers: bearer,
  },
  {
    description: "a request by a reader for the upload profile of editors",
    state: "the upload profile avatars is for the token of an editor",
    request: { headers: token("a-reader"), body: json({ data: { profile: "avatars" } }) },
    status: 403,
    command,
    errors: [["forbidden", "/data/profile"]],
  },
  {
    description: "a request to a path that there is not",
    request: { path: "/api/v2/s3/nothing" },
    status: 404,
    errors: [["not_found", null]],
  },
  {
    description: "a method that the path does not take",
    request: { method: "PUT" },
    status: 405,
    errors: [["method_not_allowed", null]],
    headers: { Allow: "POST, OPTIONS" },
  },
  {
    description: "a request by a caller that takes XML alone",
    request: { headers: { Accept: "application/xml" } },
    status: 406,
    errors: [["not_acceptable", null]],
  },
  {
    description: "a body of more than 4096 bytes",
    state: "the service takes 4096 bytes of a body",
    request: { body: json({ data: { filler: "x".repeat(4096) } }) },
    status: 413,
    errors: [["body_too_large", null]],
  },
  {
    description: "a body of plain text",
    request: { body: { type: "text/plain", content: "a form, please" } },
    status: 415,
    errors: [["unsupported_media_type", null]],
  },
  {
    description: "one request more than there may be",
    state: "the caller has used up its requests of this minute",
    status: 429,
    errors: [["rate_limited", null]],
    headers: retryAfter,
  },
  {
    description: "a request while there is nothing to sign with",
    state: "the service has no AWS credentials",
    status: 503,
    command,
    errors: [["credentials_unavailable", null]],
    headers: retryAfter,
  },
];

/** Refusals, by status. */
export const refusals: readonly Exchange[] = refused.map((of) =>
  plainly(
    {
      description: of.description,
      state: of.state ?? "the service takes requests of anybody",
      request: { method: "POST", path, ...of.request },
      answer: {
        status: of.status,
        headers: { ...answerHeaders, ...of.headers },
        body: refusal(of.status, { uuid: null, command: of.command ?? null }, of.errors),
      },
    },
    NotAcceptedAnswer,
  ),
);
