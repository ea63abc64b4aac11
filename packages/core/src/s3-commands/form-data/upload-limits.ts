/** What a service allows at most. A caller can tighten it and never widen it. */
export interface UploadLimits {
  /** The least and the greatest size of a file in bytes: every form carries them. Default: S3's own. */
  readonly contentLengthRange?: readonly [min: number, max: number];
  /** The media types and families (`image/*`) that a file may have. Default: any, and none is asked for. */
  readonly contentTypes?: readonly string[];
  /** How long a form is good for when the caller does not say, in seconds. */
  readonly expiresInSeconds: number;
  /** How long a form may be good for at most, in seconds. Default: `expiresInSeconds`. */
  readonly maxExpiresInSeconds?: number;
  /**
   * The origins that S3 may send the browser to after the upload, such as `https://example.org`; `*`: any.
   * Default: none.
   */
  readonly redirectOrigins?: readonly string[];
}
