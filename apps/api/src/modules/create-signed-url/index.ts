import { SignedFormRequest } from "@signed-s3/contracts";
import { Elysia } from "elysia";
import { answerCommand, readCommand } from "../../http/command-exchange.ts";
import { exchangeOf } from "../../http/exchange.ts";
import type { BodyLimits } from "../../http/read-bytes.ts";
import type { Authentication } from "../../plugins/authentication.ts";
import type { RateLimit } from "../../plugins/rate-limit.ts";
import type { SignForm } from "../../signed-forms/sign-form.ts";

/** What the operation needs. */
export interface CreateSignedUrlOptions {
  readonly authenticated: Authentication;
  readonly limited: RateLimit;
  readonly signForm: SignForm;
  /** In how many whole seconds credentials may be there. */
  readonly retryAfterSeconds: () => number;
  readonly bodyLimits: BodyLimits;
}

/** `POST /api/v2/s3/create_signed_url`: a signed form for one new object. */
export const createSignedUrl = (options: CreateSignedUrlOptions) => {
  const { authenticated, limited, signForm, retryAfterSeconds, bodyLimits } = options;
  return new Elysia({ name: "create-signed-url" })
    .use(authenticated)
    .use(limited)
    .post(
      "/api/v2/s3/create_signed_url",
      async ({ request, caller }) => {
        const envelope = await readCommand(request, bodyLimits, SignedFormRequest);
        const answer = await signForm(request, caller, envelope);
        return answerCommand(answer, exchangeOf(request), retryAfterSeconds);
      },
      { parse: "none" },
    );
};
