import { type Credentials, signer } from "@signed-s3/core";
import { ask, type S3Reply } from "./s3-reply.ts";

/** Where and what a form uploads. */
export interface Canary {
  readonly bucket: string;
  readonly region: string;
  /** Where the form is posted to. */
  readonly url: string;
  readonly key: string;
  readonly credentials: Credentials;
  readonly now: Date;
  /** The limit that the service puts into its forms. */
  readonly maxBytes: number | undefined;
  /** The page that a browser would post it from. */
  readonly origin?: string;
}

/** Long enough for a slow store, short enough to be worth nothing to whoever comes by it. */
const expiresInSeconds = 60;

/**
 * Uploads one byte by the form that the service's signer makes.
 *
 * @throws {Unreachable} There is no answer, or none in time.
 */
export function postCanary(canary: Canary): Promise<S3Reply> {
  const { bucket, region, url, key, credentials, now, maxBytes, origin } = canary;
  const limits = maxBytes === undefined ? {} : { contentLengthRange: [0, maxBytes] as const };
  const { fields } = signer({ bucket, region, url })({ key, credentials, now, expiresInSeconds, ...limits });
  const body = new FormData();
  for (const [name, value] of Object.entries(fields)) body.append(name, value);
  body.append("file", new File(["1"], "canary"));
  return ask(url, { method: "POST", body, headers: origin === undefined ? {} : { origin } });
}

/** Credentials that nobody has: a store has to refuse what they sign, and so shows its refusals without storing a thing. */
export const nobodysCredentials: Credentials = {
  accessKeyId: "SIGNEDS3DOCTORNOBODY",
  secretAccessKey: "nobody knows it",
};
