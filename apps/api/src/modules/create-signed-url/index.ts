import { type SignedForm, SignedFormRequest } from "@signed-s3/contracts";
import type { Credentials, Dispatch, SigningContext } from "@signed-s3/core";
import { Elysia } from "elysia";
import { acceptsJson } from "../../http/accepts-json.ts";
import { readBody } from "../../http/read-body.ts";
import { Refusal } from "../../http/refusal.ts";
import { respond } from "../../http/respond.ts";
import { exchange } from "../../plugins/exchange.ts";

/** What the operation needs. */
export interface CreateSignedUrlOptions {
  readonly dispatch: Dispatch<SignedForm, SigningContext>;
  readonly credentials: () => Credentials | undefined;
  /** In how many whole seconds credentials may be there. */
  readonly retryAfterSeconds: () => number;
  readonly now: () => Date;
  readonly newUuid: () => string;
  readonly requestMaxBytes: number;
}

/** `POST /api/v2/s3/create_signed_url`: a signed form for one new object. */
export const createSignedUrl = (options: CreateSignedUrlOptions) => {
  const { dispatch, credentials, retryAfterSeconds, now, newUuid, requestMaxBytes } = options;
  return new Elysia({ name: "create-signed-url" }).use(exchange).post(
    "/api/v2/s3/create_signed_url",
    async (context) => {
      const { request } = context;
      if (!acceptsJson(request.headers)) throw new Refusal("not_acceptable", "Send Accept: application/json, or none.");
      const body = await readBody(request, requestMaxBytes, SignedFormRequest);
      const answer = await dispatch(body, { now: now(), credentials: credentials(), keyUuid: newUuid() });
      if (answer.status === "accepted") return respond(202, answer, context);
      const status = Math.max(...answer.errors.map((error) => error.status));
      return respond(status, answer, context, status === 503 ? { "retry-after": String(retryAfterSeconds()) } : {});
    },
    { parse: "none" },
  );
};
