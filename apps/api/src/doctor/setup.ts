import type { Credentials } from "@signed-s3/core";
import type { BucketConfig } from "../config/bucket-config.ts";

/** What is examined: how the service is configured, as far as S3 is concerned. */
export interface Setup extends BucketConfig {
  readonly keyPrefix: string;
  /** The pages that upload; `*` is any. */
  readonly origins: readonly string[];
  /** The greatest upload; undefined: S3's own limit. */
  readonly maxBytes: number | undefined;
  /** Fetches what the service signs with. */
  readonly fetchCredentials: () => Promise<Credentials>;
  readonly now: () => Date;
  readonly newUuid: () => string;
}
