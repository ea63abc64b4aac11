import { Elysia } from "elysia";
import { exchangeOf } from "../../http/exchange.ts";
import type { Operation } from "../../http/operation.ts";
import type { Authentication } from "../../plugins/authentication.ts";
import type { RateLimit } from "../../plugins/rate-limit.ts";

/** Where it is. */
export const createSignedUrlPath = "/api/v2/s3/create_signed_url";

/** What the route needs. */
export interface CreateSignedUrlRoute {
  readonly authenticated: Authentication;
  readonly limited: RateLimit;
  readonly operation: Operation;
}

/** `POST /api/v2/s3/create_signed_url`: a signed form for one new object. */
export const createSignedUrl = ({ authenticated, limited, operation }: CreateSignedUrlRoute) =>
  new Elysia({ name: "create-signed-url" })
    .use(authenticated)
    .use(limited)
    .post(createSignedUrlPath, ({ request, caller }) => operation({ request, exchange: exchangeOf(request), caller }), {
      parse: "none",
    });
