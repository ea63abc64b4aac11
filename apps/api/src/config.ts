import type { UploadLimits } from "@signed-s3/core";
import { type TSchema, TypeGuard } from "@sinclair/typebox";
import { Value } from "@sinclair/typebox/value";
import { ConfigVariables } from "./config-variables.ts";

/** Where the service signs for. */
export interface BucketConfig {
  readonly bucket: string;
  readonly region: string;
  /** The endpoint as the browser sees it; undefined: AWS's own. */
  readonly publicEndpoint: string | undefined;
  readonly forcePathStyle: boolean | undefined;
}

/** The service's configuration. */
export interface Config {
  readonly port: number;
  readonly host: string;
  readonly production: boolean;
  /** Undefined outside production: the development set-up is used. */
  readonly bucket: BucketConfig | undefined;
  readonly keyPrefix: string;
  readonly limits: UploadLimits;
  /** The origins whose pages may call the service; `*`: all. */
  readonly corsOrigins: readonly string[];
  readonly requestMaxBytes: number;
  readonly logLevel: string;
}

/** The configuration is wrong; `problems` has one sentence for each bad variable. */
export class ConfigError extends Error {
  override readonly name: string = "ConfigError";
  readonly problems: readonly string[];

  constructor(problems: readonly string[]) {
    super(problems.join("\n"));
    this.problems = problems;
  }
}

/**
 * Reads the configuration from environment variables. An empty variable counts as absent.
 *
 * @param environment The variables.
 * @throws {ConfigError} Any of them is wrong: all that are wrong are listed. No value is in the message.
 */
export function readConfig(environment: Readonly<Record<string, string | undefined>>): Config {
  const given: Record<string, unknown> = {};
  for (const [name, schema] of Object.entries<TSchema>(ConfigVariables.properties)) {
    const text = environment[name];
    if (text !== undefined && text !== "") given[name] = convert(text, schema);
  }
  const variables = Value.Default(ConfigVariables, given);
  const bad = new Set([...Value.Errors(ConfigVariables, variables)].map(({ path }) => path.split("/")[1] ?? ""));
  const problems = [...bad].map((name) => `${name} must be ${describe(name)}`);
  if (!Value.Check(ConfigVariables, variables)) throw new ConfigError(problems);
  problems.push(...contradictions(variables));
  if (problems.length > 0) throw new ConfigError(problems);

  const production = variables.NODE_ENV === "production";
  const corsOrigins = variables.CORS_ORIGINS ?? (production ? [] : ["*"]);
  const { S3_BUCKET, AWS_ENDPOINT_URL_S3, S3_PUBLIC_ENDPOINT_URL } = variables;
  const publicEndpoint = S3_PUBLIC_ENDPOINT_URL ?? AWS_ENDPOINT_URL_S3;
  return {
    port: variables.PORT,
    host: variables.HOST,
    production,
    bucket:
      S3_BUCKET === undefined
        ? undefined
        : {
            bucket: S3_BUCKET,
            region: variables.AWS_REGION ?? "us-east-1",
            publicEndpoint,
            forcePathStyle: variables.S3_FORCE_PATH_STYLE,
          },
    keyPrefix: variables.S3_KEY_PREFIX,
    limits: limitsOf(variables, corsOrigins),
    corsOrigins,
    requestMaxBytes: variables.REQUEST_MAX_BYTES,
    logLevel: variables.LOG_LEVEL,
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

/** What is wrong although each variable by itself is right. */
function contradictions(variables: ConfigVariables): string[] {
  const problems: string[] = [];
  if (variables.NODE_ENV === "production" && variables.S3_BUCKET === undefined) {
    problems.push("S3_BUCKET must be set in production");
  }
  if (variables.S3_BUCKET !== undefined && !variables.AWS_REGION && !variables.AWS_ENDPOINT_URL_S3) {
    problems.push("AWS_REGION must be set unless AWS_ENDPOINT_URL_S3 is");
  }
  if (variables.UPLOAD_EXPIRES_SECONDS > variables.UPLOAD_MAX_EXPIRES_SECONDS) {
    problems.push("UPLOAD_EXPIRES_SECONDS must be at most UPLOAD_MAX_EXPIRES_SECONDS");
  }
  return problems;
}

function convert(text: string, schema: TSchema): unknown {
  if (TypeGuard.IsInteger(schema)) return /^\d+$/.test(text) ? Number(text) : text;
  if (TypeGuard.IsArray(schema)) return text.split(",").map((item) => item.trim());
  if (TypeGuard.IsBoolean(schema))
    return text === "true" || text === "1" ? true : text === "false" || text === "0" ? false : text;
  return text;
}

const describe = (name: string): string =>
  (ConfigVariables.properties as Readonly<Record<string, TSchema>>)[name]?.description ?? "valid";
