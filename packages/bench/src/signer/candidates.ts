import { S3Client } from "@aws-sdk/client-s3";
import { createPresignedPost } from "@aws-sdk/s3-presigned-post";
import { type Sign, type SignOptions, signer } from "@signed-s3/core";
import type { Account } from "../servers/account.ts";
import { type Form, templatedSigner } from "./templated-signer.ts";

/** Something that signs one form for a fresh key. */
export type Candidate = () => Form | Promise<Form>;

const freshKey = (): string => `direct_uploads/${crypto.randomUUID()}`;

/** One example of each constraint that a request's `data` can ask for. */
const constraints = {
  content_type: { contentType: "image/png" },
  content_length_range: { contentLengthRange: [1, 10_485_760] },
  filename: { contentDisposition: { filename: "holiday photo.png" } },
  metadata: { metadata: { album: "2026" } },
  checksum_sha256: { checksum: { algorithm: "SHA256", value: "47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=" } },
  cache_control: { cacheControl: "max-age=3600" },
  tags: { tags: { project: "blue" } },
} as const satisfies Readonly<Record<string, Partial<SignOptions>>>;

/** How many signers sign in turn for the last candidate, each for a bucket of its own. */
export const manyProfiles = 10_000;

/**
 * All that is compared. `core`, `aws-sdk` and `templated` sign the same form; `core+NAME` one with one constraint more.
 *
 * @param account What they sign for.
 */
export function candidates(account: Account): Readonly<Record<string, Candidate>> {
  const { bucket, region, accessKeyId, secretAccessKey, endpoint } = account;
  const credentials = { accessKeyId, secretAccessKey };
  const signerFor = (name: string): Sign => signer({ bucket: name, region, url: `${endpoint}/${name}` });
  const sign = signerFor(bucket);
  const withCore = (by: Sign, more: Partial<SignOptions> = {}): Form => {
    const options: SignOptions = { ...more, key: freshKey(), credentials, now: new Date(), expiresInSeconds: 3600 };
    return by(options);
  };
  const templated = templatedSigner(account);
  const client = new S3Client({ region, credentials, endpoint, forcePathStyle: true });
  const many = Array.from({ length: manyProfiles }, (_, index) => signerFor(`bucket-${index}`));
  let turn = 0;
  const nextOfMany = (): Sign => {
    turn = (turn + 1) % many.length;
    return many[turn] ?? sign;
  };
  return {
    core: () => withCore(sign),
    "aws-sdk": async () =>
      createPresignedPost(client, {
        Bucket: bucket,
        Key: freshKey(),
        Fields: { success_action_status: "201" },
        Expires: 3600,
      }),
    templated: () => templated(freshKey(), new Date()),
    ...Object.fromEntries(
      Object.entries(constraints).map(([name, more]) => [`core+${name}`, () => withCore(sign, more)] as const),
    ),
    [`core, ${manyProfiles} profiles`]: () => withCore(nextOfMany()),
  };
}
