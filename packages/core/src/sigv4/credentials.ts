/**
 * What a request is signed with. The shape is that of the AWS SDK's `AwsCredentialIdentity`, so its providers' results fit.
 */
export interface Credentials {
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
  /** Temporary credentials have one, and S3 refuses what they sign without it. */
  readonly sessionToken?: string;
  /** When temporary credentials end: nothing that they signed is good any longer. */
  readonly expiration?: Date;
}
