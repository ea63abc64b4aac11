import type { Credentials } from "@signed-s3/core";
import { localS3 } from "@signed-s3/local-s3";
import type { BucketConfig } from "./config/bucket-config.ts";

/** The credentials of the API's documentation, known to everyone. */
const credentials: Credentials = { accessKeyId: "accessKey1", secretAccessKey: "verySecretKey1" };
const bucket = "etapidirectbuckettest";
const region = "us-east-1";
/** The port that the API's documentation signs for, which is MinIO's. */
const usualPort = 9000;

/** What stands in for a bucket where none is configured, outside production: a store on a folder of this machine. */
export interface DevelopmentStore {
  readonly bucket: BucketConfig;
  readonly credentials: Credentials;
  /** Where the uploads are. */
  readonly folder: string;
  readonly close: () => Promise<void>;
}

/**
 * Starts the development store. It takes forms that the documentation's credentials signed.
 *
 * @param folder Where it keeps its files.
 * @param corsOrigins The origins whose pages may upload to it.
 * @param others The buckets that it has beside the service's own.
 */
export async function startDevelopmentStore(
  folder: string,
  corsOrigins: readonly string[],
  others: readonly string[],
): Promise<DevelopmentStore> {
  const buckets = [...new Set([bucket, ...others])];
  const store = localS3({ folder, buckets, region, credentials: [credentials], corsOrigins });
  // Only this machine can reach it: its credentials are known to everyone.
  const hostname = "127.0.0.1";
  const { port, close } = await store.listen({ port: usualPort, hostname }).catch(() => store.listen({ hostname }));
  const publicEndpoint = `http://localhost:${port}`;
  return {
    bucket: { bucket, region, endpoint: publicEndpoint, publicEndpoint, forcePathStyle: true },
    credentials,
    folder,
    close,
  };
}

/**
 * What to tell a person who has just started the service without a bucket: where everything is, and how to upload.
 *
 * @param serviceUrl Where the service listens, without a slash at its end.
 * @param withPage Whether the upload page is there.
 */
export function developmentGreeting(serviceUrl: string, store: DevelopmentStore, withPage: boolean): string {
  const operation = `${serviceUrl}/api/v2/s3/create_signed_url`;
  const asOptions =
    'const{url,fields}=JSON.parse(require("fs").readFileSync(0)).data;' +
    'Object.entries(fields).map(([n,v])=>`-F ${n}=${v}`).join(" ")+" "+url';
  return [
    "",
    "S3_BUCKET is not set: forms are signed with the documentation's development credentials,",
    "and a store on this machine takes the uploads. It is for development only.",
    "",
    `  service  ${serviceUrl}`,
    ...(withPage ? [`  page     ${serviceUrl}/   to try an upload`] : []),
    `  store    ${store.bucket.publicEndpoint}/${bucket}`,
    `  files    ${store.folder}`,
    "",
    "Ask for a form and upload a file by it:",
    "",
    `  curl -si $(curl -sX POST ${operation} | node -p '${asOptions}') -F file=@package.json`,
    "",
  ].join("\n");
}
