import { credentialProvider } from "@signed-s3/core/aws";
import type { Config } from "../config.ts";
import type { Setup } from "./setup.ts";

/**
 * The set-up that the service would run with.
 *
 * @param config The service's configuration.
 * @param innerEndpoint The endpoint as the service sees it, which the service itself has no use for; undefined: AWS's own.
 * @returns The set-up; undefined where no bucket is configured.
 */
export function setupFromConfig(config: Config, innerEndpoint: string | undefined): Setup | undefined {
  return (
    config.bucket && {
      ...config.bucket,
      innerEndpoint,
      keyPrefix: config.keyPrefix,
      origins: config.corsOrigins,
      maxBytes: config.limits.contentLengthRange?.[1],
      fetchCredentials: credentialProvider,
      now: () => new Date(),
      newUuid: () => crypto.randomUUID(),
    }
  );
}
