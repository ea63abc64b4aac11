import type { Credentials } from "@signed-s3/core";

/** How a store is set up. */
export interface LocalS3Options {
  /** Where objects are kept. It is made with the first of them. */
  readonly folder: string;
  /** The buckets that exist. */
  readonly buckets: readonly string[];
  /**
   * Whose forms are taken. Forms of credentials with a `sessionToken` must bear it, and end with their `expiration`.
   *
   * @default `[{ accessKeyId: "accessKey1", secretAccessKey: "verySecretKey1" }]`, the API's development pair
   */
  readonly credentials?: readonly Credentials[];
  /**
   * The AWS region of the buckets: forms that were signed for another are refused.
   *
   * @default any region will do
   */
  readonly region?: string | undefined;
  /**
   * The time, by which forms expire and objects are dated.
   *
   * @default the system's clock
   */
  readonly now?: () => Date;
  /**
   * The store's own URL as its users see it, of http or https, without a bucket: what `Location` begins with.
   *
   * @default the origin of each request
   */
  readonly publicUrl?: string;
  /**
   * The origins whose pages may use the store from a browser, as browsers write them; `*` is any.
   *
   * @default `["*"]`
   */
  readonly corsOrigins?: readonly string[];
  /**
   * Is told of each fault of the store itself: what is answered with 500.
   *
   * @default `console.error`
   */
  readonly onError?: (error: unknown) => void;
}

/** Options with their defaults in place. */
export type Settings = Required<Omit<LocalS3Options, "publicUrl" | "region">> &
  Pick<LocalS3Options, "publicUrl" | "region">;

// As S3 has it, and safe as a folder's name on any system: no slash, no dot at either end.
const bucketName = /^(?!.*\.\.)[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]$/;

/**
 * Puts the defaults in place.
 *
 * @param options The options.
 * @throws {TypeError} A bucket's name is none that S3 takes, an origin is none that a browser sends, or `publicUrl` is no URL of http
 *   or https.
 * @see https://docs.aws.amazon.com/AmazonS3/latest/userguide/bucketnamingrules.html
 * @example
 * ```ts
 * settingsOf({ folder: ".uploads", buckets: ["photos"] }).corsOrigins; // ["*"]
 * ```
 */
export function settingsOf({
  credentials = [{ accessKeyId: "accessKey1", secretAccessKey: "verySecretKey1" }],
  now = () => new Date(),
  corsOrigins = ["*"],
  onError = (error) => console.error(error),
  ...options
}: LocalS3Options): Settings {
  const badBucket = options.buckets.find((bucket) => !bucketName.test(bucket));
  if (badBucket !== undefined) throw new TypeError(`${JSON.stringify(badBucket)} can't be the name of a bucket`);
  const badOrigin = corsOrigins.find((origin) => !isSentByBrowsers(origin));
  if (badOrigin !== undefined) {
    throw new TypeError(`${JSON.stringify(badOrigin)} is no origin as browsers send it, such as https://example.com`);
  }
  if (options.publicUrl !== undefined && !/^https?:$/.test(parsed(options.publicUrl)?.protocol ?? "")) {
    throw new TypeError("publicUrl must be a URL of http or https");
  }
  return { ...options, credentials, now, corsOrigins, onError };
}

/** In lower case, without path and without the scheme's own port. Apps in a web view have schemes of their own; files are `null`. */
function isSentByBrowsers(origin: string): boolean {
  if (origin === "*" || origin === "null") return true;
  const url = parsed(origin);
  return url !== undefined && origin === `${url.protocol}//${url.host}`;
}

function parsed(text: string): URL | undefined {
  return URL.canParse(text) ? new URL(text) : undefined;
}
