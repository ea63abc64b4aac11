import { Elysia } from "elysia";
import { exchangeOf } from "../../http/exchange.ts";
import type { Operation } from "../../http/operation.ts";
import type { Authentication } from "../../plugins/authentication.ts";
import type { RateLimit } from "../../plugins/rate-limit.ts";

/** Where it is. */
export const companionParamsPath = "/s3/params";

/** What the route needs. */
export interface CompanionParamsRoute {
  readonly authenticated: Authentication;
  readonly limited: RateLimit;
  readonly operation: Operation;
}

/**
 * `GET /s3/params`: a signed form as Uppy's AwsS3 plug-in asks its companion for one. It is the same command as
 * create_signed_url, with the query for its data, so the same limits and refusals.
 */
export const companionParams = ({ authenticated, limited, operation }: CompanionParamsRoute) =>
  new Elysia({ name: "companion-params" })
    .use(authenticated)
    .use(limited)
    .get(companionParamsPath, ({ request, caller }) => operation({ request, exchange: exchangeOf(request), caller }));
