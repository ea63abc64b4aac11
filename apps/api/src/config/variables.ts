import { type Static, type StringOptions, Type } from "@sinclair/typebox";
import {
  accessKeyId,
  bucketName,
  endpointUrl,
  expirySeconds,
  hostAddress,
  mediaType,
  mostBytes,
  regionName,
  sessionToken,
  trimmedText,
  wholeNumber,
} from "./shapes.ts";
import { webOrigin } from "./web-origin.ts";

const list = (title: string, item: StringOptions, description: string) =>
  Type.Optional(Type.Array(Type.String(item), { minItems: 1, title, description }));
const secret = (title: string, options: StringOptions = { minLength: 1, description: "text" }) =>
  Type.Optional(Type.String({ ...options, title, secret: true }));

/**
 * The environment variables of the service. `title` says what each is for, `description` what its value must be. A `secret`
 * is never shown, and can also be given as `NAME_FILE`, the path of a file that it is read from.
 */
export const ConfigVariables = Type.Object({
  NODE_ENV: Type.Optional(
    Type.String({ title: "production: S3_BUCKET and AUTH must be set", description: "a name such as production" }),
  ),
  PORT: Type.Integer({ ...wholeNumber(0, 65_535), default: 3000, title: "the port to listen on" }),
  HOST: Type.String({ ...hostAddress, default: "0.0.0.0", title: "the address to listen on" }),
  WORKERS: Type.Union([Type.Integer({ minimum: 1, maximum: 1024 }), Type.Literal("auto")], {
    default: 1,
    title: "processes that share the port; auto: as many as there are cores",
    description: "a whole number from 1 to 1024, or auto",
  }),
  S3_BUCKET: Type.Optional(
    Type.String({
      ...bucketName,
      title: "the bucket; without it, outside production, the development set-up is used",
    }),
  ),
  AWS_REGION: Type.Optional(
    Type.String({
      ...regionName,
      title: "the bucket's region; us-east-1 by default with AWS_ENDPOINT_URL_S3",
    }),
  ),
  AWS_ACCESS_KEY_ID: secret("the access key to sign with; else the AWS SDK looks for a profile or a role", accessKeyId),
  AWS_SECRET_ACCESS_KEY: secret("the access key's secret", trimmedText),
  AWS_SESSION_TOKEN: secret("the token of temporary credentials", sessionToken),
  AWS_ENDPOINT_URL_S3: Type.Optional(
    Type.String({ ...endpointUrl, title: "the endpoint as the service sees it; AWS's own by default" }),
  ),
  S3_PUBLIC_ENDPOINT_URL: Type.Optional(
    Type.String({ ...endpointUrl, title: "the endpoint as the browser sees it; AWS_ENDPOINT_URL_S3 by default" }),
  ),
  S3_FORCE_PATH_STYLE: Type.Optional(
    Type.Boolean({
      title: "endpoint/bucket rather than bucket.endpoint; true by default with an endpoint of one's own",
      description: "true or false",
    }),
  ),
  S3_KEY_PREFIX: Type.String({
    default: "direct_uploads/",
    maxLength: 900,
    pattern: "^([^{}]|\\{(uuid|date|subject)\\})*$",
    title: "what each key begins with; {date} is the day, {subject} who asks",
    description: "the beginning of each key, at most 900 characters, with no other braces than {date} and {subject}",
  }),
  UPLOAD_EXPIRES_SECONDS: Type.Integer({
    ...expirySeconds,
    default: 3600,
    title: "how long a form is good for unless the caller says",
  }),
  UPLOAD_MAX_EXPIRES_SECONDS: Type.Integer({
    ...expirySeconds,
    default: 3600,
    title: "how long a caller can ask a form to be good for",
  }),
  UPLOAD_MAX_BYTES: Type.Optional(
    Type.Integer({
      ...wholeNumber(1, mostBytes),
      title: "the greatest upload; on every form",
    }),
  ),
  UPLOAD_CONTENT_TYPES: list(
    "the media types that may be uploaded; on every form",
    mediaType,
    "media types such as image/*, separated by commas",
  ),
  UPLOAD_PROFILES_FILE: Type.Optional(
    Type.String({ minLength: 1, title: "a file of named upload profiles", description: "the path of a JSON file" }),
  ),
  UPLOAD_PAGE: Type.Optional(
    Type.Union([Type.Literal("on"), Type.Literal("off")], {
      title: "whether a page to try an upload is served; on by default outside production",
      description: "on or off",
    }),
  ),
  AUTH: Type.Optional(
    Type.Union([Type.Literal("none"), Type.Literal("tokens"), Type.Literal("jwt")], {
      title: "how callers authenticate; none by default outside production",
      description: "none, tokens or jwt",
    }),
  ),
  AUTH_TOKENS: secret("with AUTH=tokens: the tokens, as name:token, separated by commas or one a line"),
  AUTH_JWKS_URL: Type.Optional(
    Type.String({
      format: "http-url-with-query",
      title: "with AUTH=jwt: where the issuer's public keys are",
      description: "a URL such as https://issuer.example/.well-known/jwks.json",
    }),
  ),
  AUTH_ISSUER: Type.Optional(
    Type.String({ minLength: 1, title: "with AUTH=jwt: the tokens' issuer", description: "the exact value of iss" }),
  ),
  AUTH_AUDIENCE: list(
    "with AUTH=jwt: whom the tokens are for; one of several is enough",
    { pattern: "^\\S+$" },
    "values of aud, separated by commas",
  ),
  IDEMPOTENCY_SECRET: secret("set: the header Idempotency-Key is understood", {
    minLength: 16,
    description: "text of at least 16 characters",
  }),
  IDEMPOTENCY_WINDOW_SECONDS: Type.Integer({
    ...wholeNumber(1, 3600),
    default: 300,
    title: "how long the same Idempotency-Key gives the same form",
  }),
  CORS_ORIGINS: list(
    "the pages that may call the service; * by default outside production",
    webOrigin,
    "* or origins such as https://example.org, separated by commas: no path, no pattern",
  ),
  REQUEST_MAX_BYTES: Type.Integer({
    ...wholeNumber(1024, 10_485_760),
    default: 65_536,
    title: "how long a request's body may be",
  }),
  RATE_LIMIT_PER_MINUTE: Type.Optional(
    Type.Integer({ ...wholeNumber(1, 1_000_000), title: "requests that a process takes of each caller in a minute" }),
  ),
  LOG_LEVEL: Type.Union(
    ["fatal", "error", "warn", "info", "debug", "trace", "silent"].map((level) => Type.Literal(level)),
    { default: "info", title: "what is logged", description: "fatal, error, warn, info, debug, trace or silent" },
  ),
  OTEL_EXPORTER_OTLP_ENDPOINT: Type.Optional(
    Type.String({
      ...endpointUrl,
      title: "set: traces are sent there",
      description: "a URL such as http://collector:4318",
    }),
  ),
});
export type ConfigVariables = Static<typeof ConfigVariables>;
