import { type SignedForm, SignedFormRequest } from "@signed-s3/contracts";
import type { Credentials, Dispatch, SigningContext } from "@signed-s3/core";
import { Elysia } from "elysia";
import { answerCommand, readCommand } from "../../http/command-exchange.ts";
import { exchangeOf } from "../../http/exchange.ts";
import type { BodyLimits } from "../../http/read-bytes.ts";
import type { Authentication } from "../../plugins/authentication.ts";

/** What the operation needs. */
export interface CreateSignedUrlOptions {
  readonly authenticated: Authentication;
  readonly dispatch: Dispatch<SignedForm, SigningContext>;
  readonly credentials: () => Credentials | undefined;
  /** In how many whole seconds credentials may be there. */
  readonly retryAfterSeconds: () => number;
  readonly now: () => Date;
  readonly newUuid: () => string;
  readonly bodyLimits: BodyLimits;
}

/** `POST /api/v2/s3/create_signed_url`: a signed form for one new object. */
export const createSignedUrl = (options: CreateSignedUrlOptions) => {
  const { authenticated, dispatch, credentials, retryAfterSeconds, now, newUuid, bodyLimits } = options;
  return new Elysia({ name: "create-signed-url" }).use(authenticated).post(
    "/api/v2/s3/create_signed_url",
    async ({ request, caller }) => {
      const envelope = await readCommand(request, bodyLimits, SignedFormRequest);
      const exchange = exchangeOf(request);
      const startedAt = performance.now();
      const answer = await dispatch(envelope, {
        ...caller,
        now: now(),
        credentials: credentials(),
        keyUuid: newUuid(),
      });
      if (answer.status === "accepted") exchange.signing = { startedAt, endedAt: performance.now() };
      return answerCommand(answer, exchange, retryAfterSeconds);
    },
    { parse: "none" },
  );
};
