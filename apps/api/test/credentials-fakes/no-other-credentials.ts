import { devNull } from "node:os";

/** Variables of a service that has a bucket, and finds no credentials but those that a test adds: none of this machine's. */
export const noOtherCredentials = {
  S3_BUCKET: "photos",
  AWS_REGION: "eu-central-1",
  AWS_CONFIG_FILE: devNull,
  AWS_SHARED_CREDENTIALS_FILE: devNull,
} as const;
