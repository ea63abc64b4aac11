import { S3Client } from "@aws-sdk/client-s3";

/** A bucket and how it is reached. */
export interface BucketLocation {
  readonly bucket: string;
  readonly region: string;
  /** The endpoint of an S3-compatible store, such as `http://localhost:9000`. Default: AWS's for the region. */
  readonly endpoint?: string | undefined;
  /** `endpoint/bucket` instead of `bucket.endpoint`. Default: true with an `endpoint`, else false. */
  readonly forcePathStyle?: boolean | undefined;
}

/**
 * The URL of a bucket by the AWS SDK's own endpoint rules: the region's endpoint and never the global one (whose redirect
 * browsers can't follow), path style for names that are no host name.
 *
 * @param location The bucket and how it is reached.
 * @returns The URL without a slash at its end. Nothing is asked over the network.
 * @throws {Error} The SDK has no endpoint for such a bucket or region.
 * @see https://docs.aws.amazon.com/AmazonS3/latest/userguide/VirtualHosting.html
 * @example
 * ```ts
 * bucketUrl({ bucket: "photos", region: "eu-central-1" }); // "https://photos.s3.eu-central-1.amazonaws.com"
 * ```
 */
export function bucketUrl(location: BucketLocation): string {
  const { bucket, region, endpoint } = location;
  const client = new S3Client({ region });
  const { url } = client.config.endpointProvider({
    Bucket: bucket,
    Region: region,
    ForcePathStyle: forcePathStyleOf(location),
    UseFIPS: false,
    UseDualStack: false,
    ...(endpoint === undefined ? {} : { Endpoint: endpoint }),
  });
  return url.href.replace(/\/$/, "");
}

/**
 * Whether a bucket is addressed in path style: as asked, else as its endpoint suggests.
 *
 * @example
 * ```ts
 * forcePathStyleOf({ bucket: "b", region: "us-east-1", endpoint: "http://localhost:9000" }); // true
 * ```
 */
export function forcePathStyleOf(location: BucketLocation): boolean {
  return location.forcePathStyle ?? location.endpoint !== undefined;
}
