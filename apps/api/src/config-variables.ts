import { FormatRegistry, type Static, Type } from "@sinclair/typebox";

FormatRegistry.Set("http-url", (text) => {
  const url = URL.canParse(text) ? new URL(text) : undefined;
  return (url?.protocol === "http:" || url?.protocol === "https:") && url.search === "" && url.hash === "";
});

const wholeNumber = (minimum: number, maximum: number, byDefault: number) =>
  Type.Integer({ minimum, maximum, default: byDefault, description: `a whole number from ${minimum} to ${maximum}` });
const endpoint = Type.String({ format: "http-url", description: "a URL such as http://localhost:9000" });
const list = (item: string, description: string) =>
  Type.Array(Type.String({ pattern: `^${item}$` }), { minItems: 1, description });
const sevenDays = 604_800;
const fiveGiB = 5 * 1024 ** 3;

/** The environment variables of the service. `description` says what a value must be. */
export const ConfigVariables = Type.Object({
  NODE_ENV: Type.Optional(Type.String({ description: "a name such as production" })),
  PORT: wholeNumber(0, 65_535, 3000),
  HOST: Type.String({ minLength: 1, default: "0.0.0.0", description: "an address to listen on" }),
  S3_BUCKET: Type.Optional(
    Type.String({
      pattern: "^[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]$",
      description: "a bucket name: 3 to 63 of a-z, 0-9, hyphen and dot",
    }),
  ),
  AWS_REGION: Type.Optional(Type.String({ pattern: "^[a-z0-9-]+$", description: "a region such as eu-central-1" })),
  AWS_ENDPOINT_URL_S3: Type.Optional(endpoint),
  S3_PUBLIC_ENDPOINT_URL: Type.Optional(endpoint),
  S3_FORCE_PATH_STYLE: Type.Optional(Type.Boolean({ description: "true or false" })),
  S3_KEY_PREFIX: Type.String({
    default: "direct_uploads/",
    maxLength: 900,
    description: "the beginning of each key, at most 900 characters",
  }),
  UPLOAD_EXPIRES_SECONDS: wholeNumber(1, sevenDays, 3600),
  UPLOAD_MAX_EXPIRES_SECONDS: wholeNumber(1, sevenDays, 3600),
  UPLOAD_MAX_BYTES: Type.Optional(
    Type.Integer({
      minimum: 1,
      maximum: fiveGiB,
      description: `a whole number from 1 to ${fiveGiB}, S3's limit for a POST`,
    }),
  ),
  UPLOAD_CONTENT_TYPES: Type.Optional(
    list("[\\w!#$&^.+-]+/([\\w!#$&^.+-]+|\\*)", "media types such as image/*, separated by commas"),
  ),
  CORS_ORIGINS: Type.Optional(
    list("(\\*|https?://[^/\\s]+)", "* or origins such as https://example.org, separated by commas"),
  ),
  REQUEST_MAX_BYTES: wholeNumber(1024, 10_485_760, 65_536),
  LOG_LEVEL: Type.Union(
    ["fatal", "error", "warn", "info", "debug", "trace", "silent"].map((level) => Type.Literal(level)),
    { default: "info", description: "fatal, error, warn, info, debug, trace or silent" },
  ),
});
export type ConfigVariables = Static<typeof ConfigVariables>;
