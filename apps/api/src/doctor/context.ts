import { setTimeout } from "node:timers/promises";
import { ListObjectsV2Command, type S3Client } from "@aws-sdk/client-s3";
import type { Credentials } from "@signed-s3/core";
import { type BucketLocation, bucketUrl } from "@signed-s3/core/aws";
import { CredentialRefusal } from "../credential-refusal.ts";
import { nobodysCredentials, postCanary } from "./canary.ts";
import { innerClient } from "./inner-client.ts";
import { ask, listAsStranger, requestLimitMs, type S3Reply } from "./s3-reply.ts";
import { askBySdk } from "./sdk-reply.ts";
import type { Setup } from "./setup.ts";

/** What the checks look at. What costs a request is asked once, when the first check wants it. */
export interface Context {
  readonly setup: Setup;
  /** The bucket as the service reaches it. */
  readonly inner: BucketLocation;
  /** The bucket as browsers reach it. */
  readonly public: BucketLocation;
  /** The object that is uploaded and deleted. */
  readonly canaryKey: string;
  /** The answer of the endpoint as the service sees it, and the time when it came in. */
  readonly inside: () => Promise<{ reply: S3Reply; at: Date }>;
  /** The answer of the endpoint as the browser sees it. */
  readonly outside: () => Promise<S3Reply>;
  /** @throws {Error} There are none. */
  readonly credentials: () => Promise<Credentials>;
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
  const { bucket, region, now, maxBytes } = setup;
  const publicLocation = { ...setup, endpoint: setup.publicEndpoint };
  const canaryKey = `${setup.keyPrefix}doctor-${setup.newUuid()}`;

  const inside = once(async () => ({ reply: await ask(endpointUrl(setup)), at: now() }));
  const outside = once(() => ask(endpointUrl(publicLocation)));
  const formUrl = once(() =>
    outside().then(
      () => bucketUrl(publicLocation),
      () => bucketUrl(setup),
    ),
  );
  const credentials = once(() => Promise.race([setup.fetchCredentials(), slowSource()]));
  const client = once(async () => innerClient(setup, await credentials()));
  const listing = once(async () => {
    const s3 = await client();
    const command = new ListObjectsV2Command({ Bucket: bucket, MaxKeys: 1 });
    return askBySdk(bucketUrl(setup), (options) => s3.send(command, options));
  });
  const strangersListing = once(() => listAsStranger(bucketUrl(setup)));
  const post = async (signedBy: Credentials) => {
    const [page] = setup.origins;
    const origin = page === "*" ? anyPage : page;
    const canary = {
      bucket,
      region,
      url: await formUrl(),
      key: canaryKey,
      credentials: signedBy,
      now: now(),
      maxBytes,
    };
    return postCanary(origin === undefined ? canary : { ...canary, origin });
  };
  const forged = once(() => post(nobodysCredentials));
  const upload = once(async () => post(await credentials()));
  return {
    ...{ setup, inner: setup, public: publicLocation, canaryKey },
    ...{ inside, outside, credentials, client, listing, strangersListing, formUrl, forged, upload },
  };
}

/** A page that no configuration lists: only a bucket that is open to all pages lets it in. */
export const anyPage = "https://any-page.example";

/** The URL of a location's endpoint, without the bucket. */
export const endpointUrl = (location: BucketLocation): string =>
  new URL(bucketUrl({ ...location, forcePathStyle: true })).origin;

/** The end of waiting for credentials: a chain of sources of which one is silent can take long. */
async function slowSource(): Promise<never> {
  await setTimeout(requestLimitMs, undefined, { ref: false });
  throw new CredentialRefusal("their source does not answer in time");
}

function once<Answer>(question: () => Promise<Answer>): () => Promise<Answer> {
  let asked: Promise<Answer> | undefined;
  return () => {
    asked ??= question();
    return asked;
  };
}
