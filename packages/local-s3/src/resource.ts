import { s3Error } from "./answer/s3-error.ts";

/** What a URL names: nothing, a bucket, or an object in it. */
export interface Resource {
  readonly bucket: string | undefined;
  readonly key: string | undefined;
}

/**
 * Reads a URL in path style, `/bucket/key`. A slash in the key may be encoded or not.
 *
 * @param url The URL.
 * @throws {S3Error} `InvalidURI`: it is not percent-encoded UTF-8.
 * @see https://docs.aws.amazon.com/AmazonS3/latest/userguide/VirtualHosting.html
 * @example
 * ```ts
 * resourceOf("http://localhost/photos/a%2Fb"); // { bucket: "photos", key: "a/b" }
 * ```
 */
export function resourceOf(url: string): Resource {
  const [, bucket = "", key = ""] = /^\/([^/]*)\/?(.*)$/s.exec(new URL(url).pathname) ?? [];
  try {
    return { bucket: decodeURIComponent(bucket) || undefined, key: decodeURIComponent(key) || undefined };
  } catch {
    throw s3Error("InvalidURI", { details: { URI: url } });
  }
}

/**
 * The URL of an object, as S3 tells it after an upload: the key's slashes are encoded.
 *
 * @param base The store's own URL.
 * @param bucket The bucket.
 * @param key The key, well-formed.
 * @example
 * ```ts
 * objectUrl("http://localhost:9000", "photos", "a/b"); // "http://localhost:9000/photos/a%2Fb"
 * ```
 */
export function objectUrl(base: string, bucket: string, key: string): string {
  return `${base.replace(/\/$/, "")}/${bucket}/${encodeURIComponent(key)}`;
}
