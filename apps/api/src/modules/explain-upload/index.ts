import { type Explanation, UploadToExplain } from "@signed-s3/contracts";
import type { Credentials, Dispatch, ExplainContext } from "@signed-s3/core";
import { Elysia } from "elysia";
import { answerCommand, readCommand } from "../../http/command-exchange.ts";
import { exchangeOf } from "../../http/exchange.ts";
import type { BodyLimits } from "../../http/read-text.ts";
import type { Authentication } from "../../plugins/authentication.ts";
import type { RateLimit } from "../../plugins/rate-limit.ts";

/** What the operation needs. */
export interface ExplainUploadOptions {
  readonly authenticated: Authentication;
  readonly limited: RateLimit;
  readonly dispatch: Dispatch<Explanation, ExplainContext>;
  readonly credentials: () => Credentials | undefined;
  /** The region of all the service's buckets; undefined: they are in several. */
  readonly region?: string | undefined;
  /** In how many whole seconds credentials may be there. */
  readonly retryAfterSeconds: () => number;
  readonly now: () => Date;
  readonly bodyLimits: BodyLimits;
}

/** `POST /api/v2/s3/explain_upload`: why S3 refuses a form, every reason at once. */
export const explainUpload = (options: ExplainUploadOptions) => {
  const { authenticated, limited, dispatch, credentials, region, retryAfterSeconds, now, bodyLimits } = options;
  return new Elysia({ name: "explain-upload" })
    .use(authenticated)
    .use(limited)
    .post(
      "/api/v2/s3/explain_upload",
      async ({ request }) => {
        const envelope = await readCommand(request, bodyLimits, UploadToExplain);
        const answer = await dispatch(envelope, { now: now(), credentials: credentials(), region });
        return answerCommand(answer, exchangeOf(request), retryAfterSeconds);
      },
      { parse: "none" },
    );
};
