import {
  type Credentials,
  commandRegistry,
  createSignedS3FormData,
  dispatcher,
  explainS3Upload,
  type IdempotencyOptions,
  type UploadProfile,
} from "@signed-s3/core";
import { Elysia } from "elysia";
import type { Authenticate } from "./authentication/authenticate.ts";
import type { Logger } from "./logger.ts";
import { companionParams } from "./modules/companion-params/index.ts";
import { createSignedUrl } from "./modules/create-signed-url/index.ts";
import { explainUpload } from "./modules/explain-upload/index.ts";
import { type HealthOptions, health } from "./modules/health/index.ts";
import { metrics } from "./modules/metrics/index.ts";
import { openapi, type PageFile } from "./modules/openapi/index.ts";
import { authentication } from "./plugins/authentication.ts";
import { cors } from "./plugins/cors.ts";
import { noteRoute } from "./plugins/note-route.ts";
import { type RateLimitOptions, rateLimit } from "./plugins/rate-limit.ts";
import { refusals } from "./plugins/refusals.ts";
import { signFormBy } from "./signed-forms/sign-form.ts";

/** What the service is made from: all that it does not find out for itself. */
export interface AppOptions extends HealthOptions, RateLimitOptions {
  /** How a request is served that names no upload profile. */
  readonly defaultProfile: UploadProfile;
  /** The upload profiles that a request can name. Default: none. */
  readonly profiles?: ReadonlyMap<string, UploadProfile>;
  /** Finds out who sends a request to sign or to explain. */
  readonly authenticate: Authenticate;
  readonly requestMaxBytes: number;
  /** How long a request's body may be on its way, in milliseconds. Default: ten seconds. */
  readonly requestMaxMs?: number;
  /** The origins whose pages may read the answers; `*`: all. Default: none. */
  readonly corsOrigins?: readonly string[];
  /** What to sign with; undefined while there are none. */
  readonly credentials: () => Credentials | undefined;
  /** In how many whole seconds credentials may be there; at least 1. */
  readonly retryAfterSeconds: () => number;
  /** What is told to Prometheus. Default: there is no such page. */
  readonly metrics?: () => Promise<string>;
  /** The files of the page that shows the OpenAPI document. Default: there is no page, the document alone is served. */
  readonly openApiPage?: readonly PageFile[];
  readonly now: () => Date;
  readonly newUuid: () => string;
  /** How a request is made repeatable that has an Idempotency-Key. Default: the header is ignored. */
  readonly idempotency?: IdempotencyOptions | undefined;
  readonly logger: Logger;
}

/** Makes the service: pure, it listens nowhere. */
export const createApp = (options: AppOptions) => {
  const { defaultProfile, profiles = new Map(), newUuid, logger } = options;
  const authenticated = authentication(options.authenticate);
  const limited = rateLimit(options);
  const bodyLimits = { maxBytes: options.requestMaxBytes, maxMs: options.requestMaxMs ?? 10_000 };
  const create = dispatcher({
    registry: commandRegistry(createSignedS3FormData({ defaultProfile, profiles })),
    defaultCommand: "CreateSignedS3FormData",
    newUuid: ({ repeatable }) => repeatable?.answerUuid ?? newUuid(),
  });
  const signForm = signFormBy({ ...options, dispatch: create });
  const explain = dispatcher({
    registry: commandRegistry(explainS3Upload()),
    defaultCommand: "ExplainS3Upload",
    newUuid,
  });
  const operations = new Elysia()
    .use(noteRoute)
    .use(health(options))
    .use(createSignedUrl({ ...options, authenticated, limited, bodyLimits, signForm }))
    .use(companionParams({ ...options, authenticated, limited, signForm }))
    .use(explainUpload({ ...options, authenticated, limited, bodyLimits, dispatch: explain }))
    .use(openapi(options.openApiPage ?? []))
    .use(options.metrics ? metrics(options.metrics) : new Elysia());
  // Elysia looks for the path from the fourth character of the host on, and would lose half of it at http://api/.
  return new Elysia({ handler: { standardHostname: false } })
    .use(cors(options.corsOrigins ?? []))
    .use(refusals({ logger, routes: operations.routes }))
    .use(operations);
};

/** The type of the service, for typed clients. */
export type App = ReturnType<typeof createApp>;
