/** What every server signs for, and with. */
export interface Account {
  readonly bucket: string;
  readonly region: string;
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
  /** The store, as servers and browsers see it; path style. */
  readonly endpoint: string;
}

/** A bucket of a store at `endpoint`, with credentials that are good nowhere else. */
export const accountAt = (endpoint: string): Account => ({
  bucket: "etapidirectbuckettest",
  region: "us-east-1",
  accessKeyId: "accessKey1",
  secretAccessKey: "verySecretKey1",
  endpoint,
});

/** The account in the service's own variables; the peers read the same. */
export const variablesOf = (account: Account): Readonly<Record<string, string>> => ({
  S3_BUCKET: account.bucket,
  AWS_REGION: account.region,
  AWS_ACCESS_KEY_ID: account.accessKeyId,
  AWS_SECRET_ACCESS_KEY: account.secretAccessKey,
  AWS_ENDPOINT_URL_S3: account.endpoint,
});
