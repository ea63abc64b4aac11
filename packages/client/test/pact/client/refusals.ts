import assert from "node:assert/strict";
import type { CreateSignedUrlOptions, UploadErrorCode } from "../../../src/index.ts";
import { errorOf } from "../../error-of.ts";
import { answerHeaders, retryAfter } from "../answers.ts";
import type { Exchange, ProviderState } from "../exchange.ts";
import { like } from "../matchers.ts";
import { ask, headers, path, requestId } from "./forms.ts";

/** What is refused, and what the client makes of it. */
interface Refused {
  readonly description: string;
  readonly state?: ProviderState;
  readonly asked?: Pick<CreateSignedUrlOptions, "uuid" | "data">;
  readonly token?: string;
  readonly path?: string;
  readonly status: number;
  readonly codes: readonly UploadErrorCode[];
  readonly waits?: true;
}

const tooLong = "x".repeat(4096);

const refused: readonly Refused[] = [
  {
    description: "a request whose uuid is none",
    asked: { uuid: "x" },
    status: 422,
    codes: ["invalid_uuid"],
  },
  {
    description: "a request that has three things wrong with it",
    asked: { uuid: "x", data: { content_type: "png", expires_in: 0 } },
    status: 422,
    codes: ["invalid_uuid", "invalid_content_type", "invalid_expires_in"],
  },
  {
    description: "a request for an upload profile that there is not, and that every object has",
    asked: { data: { profile: "constructor" } },
    status: 422,
    codes: ["unknown_profile"],
  },
  {
    description: "a request for an upload profile that is for others",
    state: "the upload profile avatars is for the token of an editor",
    asked: { data: { profile: "avatars" } },
    token: "token-of-a-reader",
    status: 403,
    codes: ["forbidden"],
  },
  {
    description: "a request without a token",
    state: "the service knows its callers by their tokens",
    status: 401,
    codes: ["unauthorized"],
  },
  {
    description: "a request with a body of more than 4096 bytes",
    state: "the service takes 4096 bytes of a body",
    asked: { data: { metadata: { album: tooLong } } },
    status: 413,
    codes: ["body_too_large"],
  },
  {
    description: "a request to an address where the service is not",
    path: `/elsewhere${path}`,
    status: 404,
    codes: ["not_found"],
  },
  {
    description: "one request more than there may be",
    state: "the caller has used up its requests of this minute",
    status: 429,
    codes: ["rate_limited"],
    waits: true,
  },
  {
    description: "a request while there is nothing to sign with",
    state: "the service has no AWS credentials",
    status: 503,
    codes: ["credentials_unavailable"],
    waits: true,
  },
];

/** createSignedUrl() where it is refused. */
export const refusals: readonly Exchange[] = refused.map((of) => ({
  description: of.description,
  state: of.state ?? "the service takes requests of anybody",
  request: {
    method: "POST",
    path: of.path ?? path,
    headers: { ...headers, ...(of.token === undefined ? {} : { Authorization: `Bearer ${of.token}` }) },
    body: { type: "application/json", content: { command: "CreateSignedS3FormData", ...of.asked } },
  },
  answer: {
    status: of.status,
    headers: {
      "Content-Type": answerHeaders["Content-Type"],
      "X-Request-Id": requestId,
      ...(of.waits ? retryAfter : {}),
    },
    body: {
      status: "not_accepted",
      errors: of.codes.map((code) => ({ code, title: like("What is wrong"), detail: like("What to do about it.") })),
    },
  },
  consume: async (service) => {
    const own = {
      "x-request-id": requestId,
      ...(of.token === undefined ? {} : { authorization: `Bearer ${of.token}` }),
    };
    const address = of.path === undefined ? service : `${service}${of.path.slice(0, -path.length)}`;
    const error = await errorOf(ask(address, { ...of.asked, headers: own }));
    assert.deepEqual(
      [error.code, error.status, error.requestId, error.retryAfterMs],
      [of.codes[0], of.status, requestId, of.waits ? 7000 : undefined],
    );
    assert.deepEqual(
      error.errors.map(({ code }) => code),
      of.codes,
    );
  },
}));
