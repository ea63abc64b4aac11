// What most would write on Bun: the same framework as the service's, and the AWS SDK for the form.
import { S3Client } from "@aws-sdk/client-s3";
import { createPresignedPost } from "@aws-sdk/s3-presigned-post";
import { Elysia, t } from "elysia";

const { HOST = "", PORT, S3_BUCKET = "", AWS_REGION = "", AWS_ENDPOINT_URL_S3 = "" } = process.env;
const client = new S3Client({ region: AWS_REGION, endpoint: AWS_ENDPOINT_URL_S3, forcePathStyle: true });

new Elysia()
  .post(
    "/api/v2/s3/create_signed_url",
    async ({ body: { uuid }, set, status }) => {
      const { url, fields } = await createPresignedPost(client, {
        Bucket: S3_BUCKET,
        Key: `direct_uploads/${crypto.randomUUID()}`,
        Fields: { success_action_status: "201" },
        Expires: 3600,
      });
      set.headers["content-type"] = "application/json; charset=utf-8";
      set.headers["cache-control"] = "no-cache";
      return status(202, { status: "accepted", meta: {}, uuid, data: { fields, url } });
    },
    {
      body: t.Object({
        uuid: t.String({ format: "uuid" }),
        command: t.Literal("CreateSignedS3FormData"),
        data: t.Nullable(t.Object({})),
        async: t.Optional(t.Boolean()),
      }),
    },
  )
  .listen({ hostname: HOST, port: Number(PORT) });
