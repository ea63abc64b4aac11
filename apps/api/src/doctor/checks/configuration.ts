import type { Check } from "../check.ts";
import { type CheckResult, ok, warn } from "../result.ts";

/** What is examined. */
export const configuration: Check = {
  name: "configuration",
  needs: [],
  run: async ({ setup: { bucket, region, keyPrefix } }) =>
    ok(`bucket ${bucket} in ${region}, keys begin with "${keyPrefix}"`),
};

/** The only result where no bucket is configured. */
export const nothingToExamine: CheckResult = {
  name: configuration.name,
  ...warn(
    "S3_BUCKET is not set: the service brings a store of its own for development, and there is no S3 to examine",
    {
      cure: "set S3_BUCKET, and AWS_REGION or AWS_ENDPOINT_URL_S3",
    },
  ),
};
