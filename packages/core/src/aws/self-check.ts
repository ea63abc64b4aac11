import { S3Client } from "@aws-sdk/client-s3";
import { createPresignedPost } from "@aws-sdk/s3-presigned-post";
import { signer } from "../post-policy/signer.ts";
import { credentialScope } from "../sigv4/credential-scope.ts";
import type { Credentials } from "../sigv4/credentials.ts";
import { dateStamp } from "../sigv4/date.ts";
import { signature } from "../sigv4/signature.ts";
import { signingKey } from "../sigv4/signing-key.ts";
import { type BucketLocation, bucketUrl, forcePathStyleOf } from "./bucket-url.ts";

/**
 * Signs one policy with the AWS SDK too and compares: URL, credential, session token and signature. Nothing is asked over
 * the network.
 *
 * @param location The bucket and how the browser reaches it.
 * @param credentials What to sign with.
 * @param now The time of the check, for the part that this package signs by itself.
 * @returns What differs, by the name of the field or `url`; empty: all agrees. It holds no secret.
 * @see https://docs.aws.amazon.com/AWSJavaScriptSDK/v3/latest/Package/-aws-sdk-s3-presigned-post/
 * @example
 * ```ts
 * const differences = await selfCheck({ bucket: "photos", region: "eu-central-1" }, credentials, new Date());
 * if (differences.length > 0) throw new Error(`The AWS SDK signs differently: ${differences.join(", ")}`);
 * ```
 */
export async function selfCheck(location: BucketLocation, credentials: Credentials, now: Date): Promise<string[]> {
  const { bucket, region, endpoint } = location;
  const key = "self-check";
  const client = new S3Client({
    region,
    credentials: { ...credentials },
    forcePathStyle: forcePathStyleOf(location),
    // As in `bucketUrl`, whatever the SDK would find in the environment or in its files.
    useDualstackEndpoint: false,
    useFipsEndpoint: false,
    ...(endpoint === undefined ? {} : { endpoint }),
  });
  const theirs = await createPresignedPost(client, { Bucket: bucket, Key: key });
  const sign = signer({ bucket, region, url: bucketUrl(location) });
  const ours = sign({ key, credentials, now, expiresInSeconds: 3600 });

  // The SDK's clock is its own: its date and its policy are taken as they are, and signed once more by this package.
  const day = dateStamp(theirs.fields["X-Amz-Date"] ?? "");
  const theirPolicy = theirs.fields["Policy"] ?? "";
  const pairs: readonly (readonly [name: string, ours: string | undefined, theirs: string | undefined])[] = [
    ["url", ours.url, theirs.url.replace(/\/$/, "")],
    ["x-amz-algorithm", ours.fields["x-amz-algorithm"], theirs.fields["X-Amz-Algorithm"]],
    [
      "x-amz-credential",
      `${credentials.accessKeyId}/${credentialScope(day, region)}`,
      theirs.fields["X-Amz-Credential"],
    ],
    ["x-amz-security-token", ours.fields["x-amz-security-token"], theirs.fields["X-Amz-Security-Token"]],
    [
      "x-amz-signature",
      signature(signingKey(credentials.secretAccessKey, day, region), theirPolicy),
      theirs.fields["X-Amz-Signature"],
    ],
  ];
  return pairs.filter(([, our, their]) => our !== their).map(([name]) => name);
}
