import { S3Client } from "@aws-sdk/client-s3";
import { createPresignedPost } from "@aws-sdk/s3-presigned-post";
import { type Credentials, type Sign, signer } from "@signed-s3/core";
import type { Account } from "../servers/account.ts";
import { type Form, templatedSigner } from "./templated-signer.ts";

/** Something that signs one form, each time for another key. */
export type Candidate = () => Form | Promise<Form>;

// Made before, as to make a key isn't to sign, and by JSON, so that each is a text in one piece, as what is read from a request.
const keys = Array.from({ length: 4096 }, (): string =>
  JSON.parse(JSON.stringify(`direct_uploads/${crypto.randomUUID()}`)),
);
let used = 0;
const freshKey = (): string => keys[used++ % keys.length] ?? "";

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
  const templated = templatedSigner(account);
  const client = new S3Client({ region, credentials, endpoint, forcePathStyle: true });
  const many = Array.from({ length: manyProfiles }, (_, index) => signerFor(`bucket-${index}`));
  let turn = 0;
  const nextOfMany = (): Sign => {
    turn = (turn + 1) % many.length;
    return many[turn] ?? sign;
  };
  const plain = (by: Sign): Form => by({ key: freshKey(), credentials, now: new Date(), expiresInSeconds: 3600 });
  return {
    core: () => plain(sign),
    "aws-sdk": async () =>
      createPresignedPost(client, {
        Bucket: bucket,
        Key: freshKey(),
        Fields: { success_action_status: "201" },
        Expires: 3600,
      }),
    templated: () => templated(freshKey(), new Date()),
    ...constrained(sign, credentials),
    [`core, ${manyProfiles} profiles`]: () => plain(nextOfMany()),
  };
}

/**
 * One example of each constraint that a request's `data` can ask for. The options are written out for each, as to put them
 * together from parts would take longer than some of the constraints do.
 */
function constrained(sign: Sign, credentials: Credentials): Readonly<Record<string, Candidate>> {
  const filename = "holiday photo.png";
  const sha256 = "47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=";
  return {
    "core+content_type": () =>
      sign({ key: freshKey(), credentials, now: new Date(), expiresInSeconds: 3600, contentType: "image/png" }),
    "core+content_length_range": () =>
      sign({
        key: freshKey(),
        credentials,
        now: new Date(),
        expiresInSeconds: 3600,
        contentLengthRange: [1, 10_485_760],
      }),
    "core+filename": () =>
      sign({ key: freshKey(), credentials, now: new Date(), expiresInSeconds: 3600, contentDisposition: { filename } }),
    "core+metadata": () =>
      sign({ key: freshKey(), credentials, now: new Date(), expiresInSeconds: 3600, metadata: { album: "2026" } }),
    "core+checksum_sha256": () =>
      sign({
        key: freshKey(),
        credentials,
        now: new Date(),
        expiresInSeconds: 3600,
        checksum: { algorithm: "SHA256", value: sha256 },
      }),
    "core+cache_control": () =>
      sign({ key: freshKey(), credentials, now: new Date(), expiresInSeconds: 3600, cacheControl: "max-age=3600" }),
    "core+tags": () =>
      sign({ key: freshKey(), credentials, now: new Date(), expiresInSeconds: 3600, tags: { project: "blue" } }),
  };
}
