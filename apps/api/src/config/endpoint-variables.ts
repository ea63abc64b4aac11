import type { Problem } from "./problem.ts";
import type { Environment } from "./secret-files.ts";

/**
 * Holds that the AWS SDK has no other endpoint for S3 from the environment than the service: what it signs by way of check would
 * differ for ever, and no form be given out.
 */
export function endpointProblems(environment: Environment): readonly Problem[] {
  const { AWS_ENDPOINT_URL, AWS_ENDPOINT_URL_S3, S3_BUCKET } = environment;
  if (!AWS_ENDPOINT_URL || AWS_ENDPOINT_URL_S3 || !S3_BUCKET) return [];
  const rule = "must not be set alone: the endpoint of S3 is AWS_ENDPOINT_URL_S3";
  return [{ about: ["AWS_ENDPOINT_URL"], rule }];
}

/** Says of the SDK's variables that would choose another of AWS's endpoints that forms don't follow them. */
export function endpointDoubts(environment: Environment): readonly string[] {
  return ["AWS_USE_DUALSTACK_ENDPOINT", "AWS_USE_FIPS_ENDPOINT"]
    .filter((name) => environment[name]?.toLowerCase() === "true")
    .map(
      (name) => `${name} has no effect on forms: set AWS_ENDPOINT_URL_S3 to the endpoint that they shall be posted to`,
    );
}
