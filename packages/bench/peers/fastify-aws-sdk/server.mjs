// What most would write on Node: its fastest common framework with a schema, and the AWS SDK for the form.
import { randomUUID } from "node:crypto";
import { S3Client } from "@aws-sdk/client-s3";
import { createPresignedPost } from "@aws-sdk/s3-presigned-post";
import Fastify from "fastify";

const { HOST, PORT, S3_BUCKET, AWS_REGION, AWS_ENDPOINT_URL_S3 } = process.env;
const client = new S3Client({ region: AWS_REGION, endpoint: AWS_ENDPOINT_URL_S3, forcePathStyle: true });

const body = {
  type: "object",
  required: ["uuid", "command"],
  properties: {
    uuid: { type: "string", format: "uuid" },
    command: { const: "CreateSignedS3FormData" },
    data: { type: ["object", "null"] },
    async: { type: "boolean" },
  },
};

const app = Fastify();
app.post("/api/v2/s3/create_signed_url", { schema: { body } }, async (request, reply) => {
  const { url, fields } = await createPresignedPost(client, {
    Bucket: S3_BUCKET,
    Key: `direct_uploads/${randomUUID()}`,
    Fields: { success_action_status: "201" },
    Expires: 3600,
  });
  reply.code(202).header("cache-control", "no-cache");
  return { status: "accepted", meta: {}, uuid: request.body.uuid, data: { fields, url } };
});
await app.listen({ host: HOST, port: Number(PORT) });
