import { tmpdir } from "node:os";
import { UploadError, type UploadResult, upload } from "@signed-s3/client";
import { explain } from "@signed-s3/client/explain";
import { signer } from "@signed-s3/core";
import { localS3 } from "@signed-s3/local-s3";

const store = localS3({ folder: `${tmpdir()}/signed-s3-consumer-${crypto.randomUUID()}`, buckets: ["photos"] });
const { url, close } = await store.listen();
const sign = signer({ bucket: "photos", region: "us-east-1", url: `${url}/photos` });
const credentials = { accessKeyId: "accessKey1", secretAccessKey: "verySecretKey1" };
const form = () =>
  Promise.resolve(
    sign({ key: "a.txt", credentials, now: new Date(), expiresInSeconds: 60, contentLengthRange: [1, 5] }),
  );

const result: UploadResult = await upload(new File(["hello"], "a.txt"), { form, explain });
console.log(result.bucket, result.key, await store.list("photos")); // photos a.txt [ "a.txt" ]
const refused = await upload(new File(["too much"], "b.txt"), { form, explain }).catch((error: unknown) => error);
console.log(refused instanceof UploadError && refused.code); // file_too_large
await close();
