/** What a signature is made of, beside the secret. */
export interface SignatureRequest {
  readonly accessKeyId: string;
  /** The day of signing, 8 digits. */
  readonly dateStamp: string;
  readonly region: string;
  /** The `policy` field as it was sent: the string to sign. */
  readonly policy: string;
}

/** Tells the signature that a policy should have; undefined: the access key id is unknown. */
export type SignatureOf = (request: SignatureRequest) => string | undefined;
