/** What a signer signs for. */
export interface SignerOptions {
  /** The bucket's name. */
  readonly bucket: string;
  /** The bucket's AWS region. */
  readonly region: string;
  /** Where the browser posts the form to. A POST policy does not sign it. */
  readonly url: string;
}
