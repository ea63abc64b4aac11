import { availableParallelism } from "node:os";
import type { UploadLimits } from "@signed-s3/core";
import { type AuthConfig, readAuth } from "./config/auth.ts";
import type { BucketConfig } from "./config/bucket-config.ts";
import { contradictions } from "./config/contradictions.ts";
import { endpointDoubts, endpointProblems } from "./config/endpoint-variables.ts";
import { readVariables } from "./config/read-variables.ts";
import type { Environment } from "./config/secret-files.ts";
import { readTraces, type TraceConfig } from "./config/trace-variables.ts";
import type { ConfigVariables } from "./config/variables.ts";
import { doubts, quotedValues, unknownNames } from "./config/warnings.ts";
import { asBrowsersWrite } from "./config/web-origin.ts";
import type { ProfileConfig } from "./upload-profiles/profile-config.ts";
import { readProfiles } from "./upload-profiles/read-profiles.ts";

/** The service's configuration. */
export interface Config {
  readonly production: boolean;
  readonly listen: {
    readonly port: number;
    readonly host: string;
    /** How many processes share the port. */
    readonly workers: number;
  };
  /** Undefined outside production: the development set-up is used. */
  readonly bucket: BucketConfig | undefined;
  /** AWS variables that were read from files: the SDK looks for them in the environment. */
  readonly awsVariables: Environment;
  readonly keyPrefix: string;
  readonly limits: UploadLimits;
  /** The upload profiles that a request can name. */
  readonly uploadProfiles: ReadonlyMap<string, ProfileConfig>;
  readonly auth: AuthConfig;
  /** Undefined: the header Idempotency-Key is not understood. */
  readonly idempotency: { readonly secret: string; readonly windowSeconds: number } | undefined;
  /** The origins whose pages may call the service; `*`: all. */
  readonly corsOrigins: readonly string[];
  readonly requestMaxBytes: number;
  /** Undefined: no limit. */
  readonly rateLimitPerMinute: number | undefined;
  /** Whether the page to try an upload is served. */
  readonly uploadPage: boolean;
  readonly logLevel: string;
  /** Where traces are sent; undefined: nowhere. */
  readonly traces: TraceConfig | undefined;
  /** What is right, and yet hardly what was meant: a sentence each. It holds no secret. */
  readonly warnings: readonly string[];
}

/** The configuration is wrong; `problems` has one sentence for each bad variable. */
export class ConfigError extends Error {
  override readonly name: string = "ConfigError";
  readonly problems: readonly string[];
  /** What may have led to them: misspelt names, quotes. */
  readonly warnings: readonly string[];

  constructor(problems: readonly string[], warnings: readonly string[]) {
    super(problems.join("\n"));
    this.problems = problems;
    this.warnings = warnings;
  }
}

/**
 * Reads the configuration from environment variables, and from the files that they name. An empty variable counts as absent.
 *
 * @param environment The variables.
 * @throws {ConfigError} Any of them is wrong: all that are wrong are listed. No value is in the message.
 */
export function readConfig(environment: Environment): Config {
  const { variables, problems, secretsFromFiles } = readVariables(environment);
  const production = variables.NODE_ENV === "production";
  const corsOrigins = variables.CORS_ORIGINS?.map(asBrowsersWrite) ?? (production ? [] : ["*"]);
  const limits = limitsOf(variables, corsOrigins);
  const { auth, problems: authProblems } = readAuth(variables);
  const { profiles, problems: profileProblems } = readProfiles(variables.UPLOAD_PROFILES_FILE, {
    keyPrefix: variables.S3_KEY_PREFIX,
    limits,
  });
  const bad = new Set(problems.flatMap(({ about }) => about));
  // Where a variable is wrong by itself, nothing is known yet of what it contradicts.
  const together = [...contradictions(variables), ...authProblems, ...profileProblems].filter(
    ({ about }) => !about.some((name) => bad.has(name)),
  );
  const all = [...problems, ...together, ...endpointProblems(environment)].map(
    ({ about: [name], rule }) => `${name} ${rule}`,
  );
  const unknown = [...unknownNames(environment), ...quotedValues(environment)];
  if (all.length > 0) throw new ConfigError(all, unknown);

  const { traces, warnings: traceDoubts } = readTraces(variables.OTEL_EXPORTER_OTLP_ENDPOINT, environment);
  const { WORKERS, IDEMPOTENCY_SECRET, UPLOAD_PAGE } = variables;
  return {
    production,
    listen: {
      port: variables.PORT,
      host: variables.HOST,
      workers: WORKERS === "auto" ? availableParallelism() : WORKERS,
    },
    bucket: bucketOf(variables),
    awsVariables: Object.fromEntries(Object.entries(secretsFromFiles).filter(([name]) => name.startsWith("AWS_"))),
    keyPrefix: variables.S3_KEY_PREFIX,
    limits,
    uploadProfiles: profiles,
    auth,
    idempotency: IDEMPOTENCY_SECRET
      ? { secret: IDEMPOTENCY_SECRET, windowSeconds: variables.IDEMPOTENCY_WINDOW_SECONDS }
      : undefined,
    corsOrigins,
    requestMaxBytes: variables.REQUEST_MAX_BYTES,
    rateLimitPerMinute: variables.RATE_LIMIT_PER_MINUTE,
    uploadPage: UPLOAD_PAGE ? UPLOAD_PAGE === "on" : !production,
    logLevel: variables.LOG_LEVEL,
    traces,
    warnings: [...unknown, ...endpointDoubts(environment), ...traceDoubts, ...doubts(variables, profiles)],
  };
}

function bucketOf(variables: ConfigVariables): BucketConfig | undefined {
  const { S3_BUCKET: bucket, AWS_ENDPOINT_URL_S3: endpoint, S3_PUBLIC_ENDPOINT_URL } = variables;
  if (bucket === undefined) return undefined;
  return {
    bucket,
    region: variables.AWS_REGION ?? "us-east-1",
    endpoint,
    publicEndpoint: S3_PUBLIC_ENDPOINT_URL ?? endpoint,
    forcePathStyle: variables.S3_FORCE_PATH_STYLE,
  };
}

function limitsOf(variables: ConfigVariables, redirectOrigins: readonly string[]): UploadLimits {
  const { UPLOAD_MAX_BYTES, UPLOAD_CONTENT_TYPES } = variables;
  return {
    expiresInSeconds: variables.UPLOAD_EXPIRES_SECONDS,
    maxExpiresInSeconds: variables.UPLOAD_MAX_EXPIRES_SECONDS,
    // A page that may ask for a form may be come back to after the upload.
    redirectOrigins,
    ...(UPLOAD_MAX_BYTES !== undefined && { contentLengthRange: [0, UPLOAD_MAX_BYTES] as const }),
    ...(UPLOAD_CONTENT_TYPES !== undefined && { contentTypes: UPLOAD_CONTENT_TYPES }),
  };
}
