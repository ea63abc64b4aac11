import { ListObjectsV2Command, S3Client } from "@aws-sdk/client-s3";
import type { Credentials } from "@signed-s3/core";
import { type BucketLocation, bucketUrl } from "@signed-s3/core/aws";
import { nobodysCredentials, postCanary } from "./canary.ts";
import { ask, type S3Reply } from "./s3-reply.ts";
import { askBySdk } from "./sdk-reply.ts";
import type { Setup } from "./setup.ts";

/** What the checks look at. What costs a request is asked once, when the first check wants it. */
export interface Context {
  readonly setup: Setup;
  readonly inner: BucketLocation;
  readonly public: BucketLocation;
  /** The object that is uploaded and deleted. */
  readonly canaryKey: string;
  /** The answer of the endpoint as the service sees it, and the time when it came in. */
  readonly inside: () => Promise<{ reply: S3Reply; at: Date }>;
  /** The answer of the endpoint as the browser sees it. */
  readonly outside: () => Promise<S3Reply>;
  /** @throws {Error} There are none. */
  readonly credentials: () => Promise<Credentials>;
  /** The SDK's client for the endpoint as the service sees it. */
  readonly client: () => Promise<S3Client>;
  /** The answer to a signed request that every store knows, and that few need to allow. */
  readonly listing: () => Promise<S3Reply>;
  /** The answer to the same request of nobody. */
  readonly strangersListing: () => Promise<S3Reply>;
  /** Where forms are posted to: the public URL, or the inner one where the public one can't be reached from here. */
  readonly formUrl: () => Promise<string>;
  /** The answer to a form that nobody's credentials have signed. */
  readonly forged: () => Promise<S3Reply>;
  /** The answer to the upload of the canary. */
  readonly upload: () => Promise<S3Reply>;
}

/** Prepares an examination; nothing is asked yet. */
export function contextOf(setup: Setup): Context {
  const { bucket, region, forcePathStyle, innerEndpoint, publicEndpoint, now } = setup;
  const inner = { bucket, region, forcePathStyle, endpoint: innerEndpoint };
  const outer = { bucket, region, forcePathStyle, endpoint: publicEndpoint };
  const canaryKey = `${setup.keyPrefix}doctor-${setup.newUuid()}`;

  const inside = once(async () => ({ reply: await ask(endpointUrl(inner)), at: now() }));
  const outside = once(() => ask(endpointUrl(outer)));
  const credentials = once(setup.fetchCredentials);
  const client = once(
    async () =>
      new S3Client({
        region,
        credentials: { ...(await credentials()) },
        forcePathStyle: forcePathStyle ?? innerEndpoint !== undefined,
        maxAttempts: 1,
        // The SDK's clock is the machine's: it has to be as wrong as the one that the service signs by.
        systemClockOffset: now().getTime() - Date.now(),
        ...(innerEndpoint === undefined ? {} : { endpoint: innerEndpoint }),
      }),
  );
  const listing = once(async () => {
    const s3 = await client();
    const command = new ListObjectsV2Command({ Bucket: bucket, MaxKeys: 1 });
    return askBySdk(bucketUrl(inner), (options) => s3.send(command, options));
  });
  const strangersListing = once(() => listAsStranger(bucketUrl(inner)));
  const formUrl = once(() =>
    outside().then(
      () => bucketUrl(outer),
      () => bucketUrl(inner),
    ),
  );
  const post = async (by: Credentials, origin = setup.origins.find((page) => page !== "*")) =>
    postCanary({
      bucket,
      region,
      url: await formUrl(),
      key: canaryKey,
      credentials: by,
      now: now(),
      maxBytes: setup.maxBytes,
      ...(origin === undefined ? {} : { origin }),
    });
  const forged = once(() => post(nobodysCredentials));
  const upload = once(async () => post(await credentials()));
  return {
    setup,
    inner,
    public: outer,
    canaryKey,
    inside,
    outside,
    credentials,
    client,
    listing,
    strangersListing,
    formUrl,
    forged,
    upload,
  };
}

/** The URL of a location's endpoint, without the bucket. */
export const endpointUrl = (location: BucketLocation): string =>
  new URL(bucketUrl({ ...location, forcePathStyle: true })).origin;

/** Asks for one of a bucket's keys without any credentials. */
export const listAsStranger = (url: string): Promise<S3Reply> => ask(`${url}?list-type=2&max-keys=1`);

function once<Answer>(question: () => Promise<Answer>): () => Promise<Answer> {
  let asked: Promise<Answer> | undefined;
  return () => {
    asked ??= question();
    return asked;
  };
}
