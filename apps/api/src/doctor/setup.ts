import type { Credentials } from "@signed-s3/core";

/** What is examined: how the service is configured, as far as S3 is concerned. */
export interface Setup {
  readonly bucket: string;
  readonly region: string;
  /** The endpoint as the service sees it; undefined: AWS's own. */
  readonly innerEndpoint: string | undefined;
  /** The endpoint as the browser sees it; undefined: AWS's own. */
  readonly publicEndpoint: string | undefined;
  readonly forcePathStyle: boolean | undefined;
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
