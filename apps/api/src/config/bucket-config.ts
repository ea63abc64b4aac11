/** Where the service signs for. */
export interface BucketConfig {
  readonly bucket: string;
  readonly region: string;
  /** The endpoint as the service sees it; undefined: AWS's own. */
  readonly endpoint: string | undefined;
  /** The endpoint as the browser sees it; undefined: AWS's own. */
  readonly publicEndpoint: string | undefined;
  readonly forcePathStyle: boolean | undefined;
}
