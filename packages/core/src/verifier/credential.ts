/** What an `x-amz-credential` says. */
export interface Credential {
  readonly accessKeyId: string;
  /** The day of signing, 8 digits. */
  readonly dateStamp: string;
  readonly region: string;
}

/**
 * Reads an `x-amz-credential`: `ACCESS-KEY-ID/YYYYMMDD/REGION/s3/aws4_request`.
 *
 * @param field The field's value; undefined where there is none.
 * @returns The credential; undefined where the value has another shape.
 * @see https://docs.aws.amazon.com/AmazonS3/latest/API/sigv4-authentication-HTTPPOST.html
 * @example
 * ```ts
 * readCredential("AKID/20190220/us-east-1/s3/aws4_request")?.region; // "us-east-1"
 * ```
 */
export function readCredential(field: string | undefined): Credential | undefined {
  const [, accessKeyId, dateStamp, region] = field?.match(/^([^/]+)\/(\d{8})\/([^/]+)\/s3\/aws4_request$/) ?? [];
  return accessKeyId && dateStamp && region ? { accessKeyId, dateStamp, region } : undefined;
}
