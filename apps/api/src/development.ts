import type { Credentials } from "@signed-s3/core";
import type { BucketConfig } from "./config.ts";

/** The bucket that is signed for where none is configured, outside production. */
export const developmentBucket: BucketConfig = {
  bucket: "etapidirectbuckettest",
  region: "us-east-1",
  publicEndpoint: "http://localhost:9000",
  forcePathStyle: true,
};

/** The credentials for it: those of the API's documentation, known to everyone. */
export const developmentCredentials: Credentials = { accessKeyId: "accessKey1", secretAccessKey: "verySecretKey1" };
