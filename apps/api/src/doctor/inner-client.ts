import { S3Client } from "@aws-sdk/client-s3";
import type { Credentials } from "@signed-s3/core";
import type { Setup } from "./setup.ts";

/** The SDK's client for the endpoint as the service sees it. It asks once: a second answer would hide the first. */
export const innerClient = ({ region, endpoint, forcePathStyle, now }: Setup, credentials: Credentials): S3Client =>
  new S3Client({
    region,
    credentials: { ...credentials },
    forcePathStyle: forcePathStyle ?? endpoint !== undefined,
    maxAttempts: 1,
    // The service goes by its own configuration alone.
    ignoreConfiguredEndpointUrls: true,
    // The SDK goes by the machine's clock: it has to be as wrong as the one that forms are signed by.
    systemClockOffset: now().getTime() - Date.now(),
    ...(endpoint === undefined ? {} : { endpoint }),
  });
