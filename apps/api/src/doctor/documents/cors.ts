import type { Setup } from "../setup.ts";
import type { Document } from "./document.ts";

/**
 * The CORS of a bucket that pages post forms to.
 *
 * @see https://docs.aws.amazon.com/AmazonS3/latest/userguide/ManageCorsUsing.html
 */
export const corsDocument = ({ bucket, origins }: Setup): Document => ({
  title: "The bucket's CORS",
  json: {
    CORSRules: [
      {
        AllowedOrigins: origins.length > 0 ? origins : ["https://app.example"],
        AllowedMethods: ["POST", "GET", "HEAD"],
        AllowedHeaders: ["*"],
        ExposeHeaders: ["ETag", "Location"],
        MaxAgeSeconds: 3600,
      },
    ],
  },
  notes: [
    `aws s3api put-bucket-cors --bucket ${bucket} --cors-configuration file://cors.json`,
    "It takes the place of the CORS that the bucket has. The console wants what CORSRules holds, with its brackets.",
    `MinIO has none for a bucket; its server is told: MINIO_API_CORS_ALLOW_ORIGIN=${origins.join(",") || "*"}`,
  ],
});
