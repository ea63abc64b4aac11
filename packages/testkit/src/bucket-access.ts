import {
  CreateBucketCommand,
  GetObjectCommand,
  HeadObjectCommand,
  type HeadObjectCommandOutput,
  ListObjectsV2Command,
  NoSuchKey,
  NotFound,
  PutObjectCommand,
  type S3Client,
} from "@aws-sdk/client-s3";

/** What tests ask of an S3 server beside the upload under test. */
export type BucketAccess = {
  /** Makes a bucket; one that is there already is refused by the server. */
  createBucket(bucket: string): Promise<void>;
  putObject(bucket: string, key: string, body: Uint8Array | string): Promise<void>;
  /** The object's bytes, or `undefined` if there is no such key. */
  getObject(bucket: string, key: string): Promise<Uint8Array | undefined>;
  /** What the server tells of an object (`ContentType`, `Metadata`, …), or `undefined` if there is no such key. */
  headObject(bucket: string, key: string): Promise<HeadObjectCommandOutput | undefined>;
  /** The keys of all objects, in the server's order (by UTF-8 bytes); at most the first thousand. */
  listKeys(bucket: string): Promise<string[]>;
};

/**
 * Short words for a client's commands.
 *
 * @throws {S3ServiceException} from each of them, when the server refuses for another reason than a missing key.
 */
export function bucketAccess(client: S3Client): BucketAccess {
  return {
    async createBucket(Bucket) {
      await client.send(new CreateBucketCommand({ Bucket }));
    },
    async putObject(Bucket, Key, Body) {
      await client.send(new PutObjectCommand({ Bucket, Key, Body }));
    },
    async getObject(Bucket, Key) {
      const answer = await unlessMissing(client.send(new GetObjectCommand({ Bucket, Key })));
      return answer?.Body?.transformToByteArray();
    },
    headObject(Bucket, Key) {
      return unlessMissing(client.send(new HeadObjectCommand({ Bucket, Key })));
    },
    async listKeys(Bucket) {
      const { Contents = [] } = await client.send(new ListObjectsV2Command({ Bucket }));
      return Contents.flatMap(({ Key }) => (Key === undefined ? [] : [Key]));
    },
  };
}

async function unlessMissing<Answer>(answer: Promise<Answer>): Promise<Answer | undefined> {
  try {
    return await answer;
  } catch (error) {
    if (error instanceof NoSuchKey || error instanceof NotFound) return undefined;
    throw error;
  }
}
