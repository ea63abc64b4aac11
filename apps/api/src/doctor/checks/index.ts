import type { Check } from "../check.ts";
import { addressing } from "./addressing.ts";
import { bucket } from "./bucket.ts";
import { clock } from "./clock.ts";
import { configuration } from "./configuration.ts";
import { corsChecks } from "./cors.ts";
import { credentials } from "./credentials.ts";
import { deletion } from "./deletion.ts";
import { endpoint } from "./endpoint.ts";
import { post } from "./post.ts";
import { publicList, publicRead } from "./public-access.ts";
import { publicEndpoint } from "./public-endpoint.ts";
import { region } from "./region.ts";
import { sameBucket } from "./same-bucket.ts";
import { sizeLimit } from "./size-limit.ts";
import { upload } from "./upload.ts";

/** All checks, in an order in which none comes before one that it needs. */
export const checksFor = (origins: readonly string[]): readonly Check[] => [
  configuration,
  endpoint,
  publicEndpoint,
  clock,
  addressing,
  region,
  credentials,
  bucket,
  post,
  upload,
  sameBucket,
  publicRead,
  publicList,
  deletion,
  ...corsChecks(origins),
  sizeLimit,
];
