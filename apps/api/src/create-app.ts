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
import { headersByOrigin } from "./http/cross-origin.ts";
import { failureAnswer } from "./http/failure.ts";
import type { Operation } from "./http/operation.ts";
import { type BodyLimits, bodyLimits } from "./http/read-text.ts";
import type { Logger } from "./logger.ts";
import { companionParams, companionParamsPath } from "./modules/companion-params/index.ts";
import { companionParamsOperation } from "./modules/companion-params/operation.ts";
import { createSignedUrl, createSignedUrlPath } from "./modules/create-signed-url/index.ts";
import { createSignedUrlOperation } from "./modules/create-signed-url/operation.ts";
import { explainUpload } from "./modules/explain-upload/index.ts";
import { type HealthOptions, health } from "./modules/health/index.ts";
import { metrics } from "./modules/metrics/index.ts";
import { openapi, type PageFile } from "./modules/openapi/index.ts";
import { type UploadPageOptions, uploadPage } from "./modules/upload-page/index.ts";
import type { Show } from "./observation/observed.ts";
import { authentication } from "./plugins/authentication.ts";
import { cors } from "./plugins/cors.ts";
import { noteRoute } from "./plugins/note-route.ts";
import { rateLimit } from "./plugins/rate-limit.ts";
import { refusals } from "./plugins/refusals.ts";
import { type RateLimitOptions, requestLimit } from "./rate-limit/request-limit.ts";
import { type Guards, type Shortcuts, shortcut } from "./shortcut.ts";
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
  /** The region of all buckets that are signed for; undefined: they are in several. */
  readonly region?: string | undefined;
  /** In how many whole seconds credentials may be there; at least 1. */
  readonly retryAfterSeconds: () => number;
  /** What is told to Prometheus. Default: there is no such page. */
  readonly metrics?: () => Promise<string>;
  /** The files of the page that shows the OpenAPI document. Default: there is no page, the document alone is served. */
  readonly openApiPage?: readonly PageFile[];
  /** The page on which a person tries an upload. Default: there is none. */
  readonly uploadPage?: UploadPageOptions | undefined;
  readonly now: () => Date;
  readonly newUuid: () => string;
  /** How a request is made repeatable that has an Idempotency-Key. Default: the header is ignored. */
  readonly idempotency?: IdempotencyOptions | undefined;
  readonly logger: Logger;
}

/** The service, and the shorter ways to some of its operations. */
export interface Service {
  readonly app: App;
  /**
   * The operations that are asked for most, for a server that finds their routes by itself.
   *
   * @param show Shows every exchange to the app's observers.
   * @returns What answers, by path and method.
   */
  readonly shortcuts: (show: Show) => Shortcuts;
}

/** Makes the service: pure, it listens nowhere. */
export function createService(options: AppOptions): Service {
  const { defaultProfile, profiles = new Map(), newUuid, logger, authenticate } = options;
  const guards = {
    headersFor: headersByOrigin(options.corsOrigins ?? []),
    authenticate,
    limit: requestLimit(options),
    answerFailure: failureAnswer(logger),
  };
  const limits = bodyLimits(options.requestMaxBytes, options.requestMaxMs ?? 10_000);
  const create = dispatcher({
    registry: commandRegistry(createSignedS3FormData({ defaultProfile, profiles })),
    defaultCommand: "CreateSignedS3FormData",
    newUuid: ({ repeatable }) => repeatable?.answerUuid ?? newUuid(),
  });
  const signForm = signFormBy({ ...options, dispatch: create });
  const createSignedUrl = createSignedUrlOperation({ ...options, bodyLimits: limits, signForm });
  const companionParams = companionParamsOperation({ ...options, signForm });
  return {
    app: appOf(options, guards, { createSignedUrl, companionParams, bodyLimits: limits }),
    shortcuts: (show) => ({
      [createSignedUrlPath]: { POST: shortcut(createSignedUrlPath, createSignedUrl, guards, show) },
      [companionParamsPath]: { GET: shortcut(companionParamsPath, companionParams, guards, show) },
    }),
  };
}

/** Makes the service's app alone: it serves whatever is asked, on any runtime. */
export const createApp = (options: AppOptions): App => createService(options).app;

const appOf = (options: AppOptions, guards: Guards, parts: Parts) => {
  const { authenticate, limit, headersFor, answerFailure } = guards;
  const authenticated = authentication(authenticate);
  const limited = rateLimit(limit);
  const explain = dispatcher({
    registry: commandRegistry(explainS3Upload()),
    defaultCommand: "ExplainS3Upload",
    newUuid: options.newUuid,
  });
  const operations = new Elysia()
    .use(noteRoute)
    .use(health(options))
    .use(createSignedUrl({ authenticated, limited, operation: parts.createSignedUrl }))
    .use(companionParams({ authenticated, limited, operation: parts.companionParams }))
    .use(explainUpload({ ...options, authenticated, limited, bodyLimits: parts.bodyLimits, dispatch: explain }))
    .use(openapi(options.openApiPage ?? []))
    .use(options.metrics ? metrics(options.metrics) : new Elysia())
    .use(options.uploadPage ? uploadPage(options.uploadPage) : new Elysia());
  // Elysia looks for the path from the fourth character of the host on, and would lose half of it at http://api/.
  return new Elysia({ handler: { standardHostname: false } })
    .use(cors(headersFor))
    .use(refusals({ answerFailure, routes: operations.routes }))
    .use(operations);
};

/** What the app is put together from, and the shorter ways as well. */
interface Parts {
  readonly createSignedUrl: Operation;
  readonly companionParams: Operation;
  readonly bodyLimits: BodyLimits;
}

/** The type of the service, for typed clients. */
export type App = ReturnType<typeof appOf>;
