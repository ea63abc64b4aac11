import type { ConstraintOptions, UploadLimits } from "@signed-s3/core";
import type { BucketConfig } from "../config/bucket-config.ts";
import { asBrowsersWrite } from "../config/web-origin.ts";
import { fixedOptions } from "./fixed-options.ts";
import type { ProfileEntry } from "./profile-file.ts";

/** How an upload profile is configured. */
export interface ProfileConfig {
  /** Where it differs from the service's own bucket. */
  readonly place: Partial<BucketConfig>;
  readonly keyTemplate: string;
  readonly limits: UploadLimits;
  readonly fixed: ConstraintOptions;
  /** Who may use it: whoever has one of the scopes, or has sent one of the tokens. Undefined: everyone. */
  readonly allowed: ProfileEntry["allowed"];
}

/** What holds where a profile does not say: what the environment variables say. */
export interface ProfileDefaults {
  readonly keyPrefix: string;
  readonly limits: UploadLimits;
}

/** Puts a profile together of its entry and the defaults. */
export function profileConfigOf(entry: ProfileEntry, { keyPrefix, limits }: ProfileDefaults): ProfileConfig {
  const { content_types, content_length_range, redirect_origins, allowed } = entry;
  return {
    place: placeOf(entry),
    keyTemplate: entry.key_template ?? `${entry.key_prefix ?? keyPrefix}{uuid}`,
    limits: {
      ...limits,
      ...expiryOf(entry, limits),
      ...(content_types && { contentTypes: content_types }),
      ...(content_length_range && { contentLengthRange: content_length_range }),
      ...(redirect_origins && { redirectOrigins: redirect_origins.map(asBrowsersWrite) }),
    },
    fixed: Object.assign({}, ...fixedOptions(entry).map(({ options }) => options)),
    allowed,
  };
}

function placeOf({ bucket, region, endpoint, public_endpoint, force_path_style }: ProfileEntry): Partial<BucketConfig> {
  const publicEndpoint = public_endpoint ?? endpoint;
  return {
    ...(bucket !== undefined && { bucket }),
    ...(region !== undefined && { region }),
    ...(endpoint !== undefined && { endpoint }),
    // How the service's own endpoint is addressed says nothing of another one.
    ...(publicEndpoint !== undefined && { publicEndpoint, forcePathStyle: undefined }),
    ...(force_path_style !== undefined && { forcePathStyle: force_path_style }),
  };
}

/** One of the two alone moves the other where it has to: never is the greatest below the usual. */
function expiryOf({ expires_seconds, max_expires_seconds }: ProfileEntry, limits: UploadLimits) {
  const { expiresInSeconds: usual, maxExpiresInSeconds: greatest = usual } = limits;
  const expiresInSeconds = expires_seconds ?? Math.min(usual, max_expires_seconds ?? usual);
  return { expiresInSeconds, maxExpiresInSeconds: max_expires_seconds ?? Math.max(greatest, expiresInSeconds) };
}
