import assert from "node:assert/strict";
import type { SignedForm } from "@signed-s3/contracts";
import { type CreateSignedUrlOptions, createSignedUrl } from "../../../src/index.ts";
import { answerHeaders, anyUrl, uuid } from "../answers.ts";
import type { Exchange } from "../exchange.ts";
import { regex } from "../matchers.ts";

export const path = "/api/v2/s3/create_signed_url";
export const requestId = "9c2d51d3a4b54f6e8d7c6b5a49382716";

/** The headers that the client sends, with an id that a caller of it has chosen. */
export const headers: Readonly<Record<string, string>> = {
  Accept: "application/json",
  "Content-Type": "application/json",
  "X-Request-Id": requestId,
};

/** Asks once, under that id. */
export const ask = (service: string, more: Partial<CreateSignedUrlOptions> = {}): Promise<SignedForm> =>
  createSignedUrl({ service, headers: { "x-request-id": requestId }, retry: { attempts: 1 }, ...more });

/** Of a form the client needs where to send it, and the fields that it reads; the others it passes on as they are. */
const form: Exchange["answer"] = {
  status: 202,
  headers: { "Content-Type": answerHeaders["Content-Type"] },
  body: {
    status: "accepted",
    data: { url: anyUrl, fields: { key: regex(".+", "direct_uploads/a"), policy: regex("^[A-Za-z0-9+/=]+$", "e30=") } },
  },
};

const body = (members: object) => ({
  type: "application/json",
  content: { command: "CreateSignedS3FormData", ...members },
});

const data = {
  content_type: "image/*",
  content_length_range: [1, 10_485_760],
  filename: "naïve café.png",
  metadata: { album: "summer" },
  tags: { state: "pending" },
  expires_in: 600,
} as const satisfies CreateSignedUrlOptions["data"];

const isForm = async (asked: Promise<SignedForm>): Promise<void> => assert.match((await asked).fields.key, /./);

/** createSignedUrl() where it gives a form. */
export const forms: readonly Exchange[] = [
  {
    description: "a request for a form, by a caller with an id for it",
    state: "the service takes requests of anybody",
    request: { method: "POST", path, headers, body: body({}) },
    answer: { ...form, headers: { ...form.headers, "X-Request-Id": requestId } },
    consume: (service) => isForm(ask(service)),
  },
  {
    description: "a request for a form with a uuid and everything that it can ask for",
    state: "the service takes requests of anybody",
    request: { method: "POST", path, headers, body: body({ uuid, data }) },
    answer: form,
    consume: (service) => isForm(ask(service, { uuid, data: { ...data, content_length_range: [1, 10_485_760] } })),
  },
  {
    description: "a request for a form, by a caller with a token",
    state: "the service knows its callers by their tokens",
    request: {
      method: "POST",
      path,
      headers: { ...headers, Authorization: "Bearer token-of-a-reader" },
      body: body({}),
    },
    answer: form,
    consume: (service) =>
      isForm(ask(service, { headers: { authorization: "Bearer token-of-a-reader", "x-request-id": requestId } })),
  },
];
