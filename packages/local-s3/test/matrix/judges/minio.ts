import { DeleteObjectCommand } from "@aws-sdk/client-s3";
import type { MinioServer } from "@signed-s3/testkit";
import type { Judge } from "./judge.ts";
import { storeJudge } from "./store.ts";

/** A MinIO server over HTTP. */
export function minioJudge(minio: MinioServer): Judge {
  return storeJudge({
    post: (bucket, init) => fetch(`${minio.endpoint}/${bucket}`, init),
    read: minio.getObject,
    remove: async (Bucket, Key) => void (await minio.client.send(new DeleteObjectCommand({ Bucket, Key }))),
    list: minio.listKeys,
  });
}
