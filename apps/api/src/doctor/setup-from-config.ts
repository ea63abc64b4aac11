import { credentialProvider } from "@signed-s3/core/aws";
import type { Config } from "../config.ts";
import type { Setup } from "./setup.ts";

/** The set-up that the service would run with; undefined where no bucket is configured. */
export const setupFromConfig = ({ bucket, keyPrefix, corsOrigins, limits }: Config): Setup | undefined =>
  bucket && {
    ...bucket,
    // What keys begin with, whoever asks and whenever: policies and lifecycle rules know no placeholders.
    keyPrefix: keyPrefix.replace(/\{(?:uuid|date|subject)\}.*$/s, ""),
    origins: corsOrigins,
    maxBytes: limits.contentLengthRange?.[1],
    fetchCredentials: credentialProvider,
    now: () => new Date(),
    newUuid: () => crypto.randomUUID(),
  };
