import { BucketAlreadyOwnedByYou, CreateBucketCommand, S3Client, S3ServiceException } from "@aws-sdk/client-s3";

const { STORE_WAIT_SECONDS = "60" } = process.env;
const waitLimitMs = Number(STORE_WAIT_SECONDS) * 1000;
const pollMs = 500;

/** The first step of a stack with a store of its own, which has no bucket yet; again it does nothing. */
async function createBucket(client: S3Client, bucket: string): Promise<string> {
  const deadline = performance.now() + waitLimitMs;
  for (;;) {
    try {
      await client.send(new CreateBucketCommand({ Bucket: bucket }), { abortSignal: AbortSignal.timeout(5000) });
      return `The bucket ${bucket} is made.`;
    } catch (error) {
      if (error instanceof BucketAlreadyOwnedByYou) return `The bucket ${bucket} is there.`;
      // A store that has just started refuses everything for a moment; one that refuses for another reason will go on.
      const mayPass = !(error instanceof S3ServiceException) || (error.$metadata.httpStatusCode ?? 500) >= 500;
      if (!mayPass || performance.now() > deadline) throw error;
      await Bun.sleep(pollMs);
    }
  }
}

const { AWS_ENDPOINT_URL_S3: endpoint, AWS_REGION: region = "us-east-1", S3_BUCKET: bucket = "" } = process.env;
const client = new S3Client({
  ...(endpoint && { endpoint }),
  region,
  forcePathStyle: endpoint !== undefined,
  maxAttempts: 1,
});
try {
  console.log(await createBucket(client, bucket));
} catch (error) {
  const cause = error instanceof Error ? error.message || error.name : String(error);
  console.error(
    error instanceof S3ServiceException
      ? `The store at ${endpoint} refuses to make the bucket ${bucket}: ${cause}`
      : `The store at ${endpoint} did not answer within ${waitLimitMs / 1000} s: ${cause}`,
  );
  process.exit(1);
}
