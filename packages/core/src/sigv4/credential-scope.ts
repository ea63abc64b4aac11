/**
 * The credential scope: the day, region and service that a signature is good for.
 *
 * @param dateStamp The day, 8 digits.
 * @param region The AWS region, such as `us-east-1`.
 * @param service The AWS service. Default: `s3`.
 * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_sigv-create-signed-request.html
 * @example
 * ```ts
 * credentialScope("20190220", "us-east-1"); // "20190220/us-east-1/s3/aws4_request"
 * ```
 */
export function credentialScope(dateStamp: string, region: string, service: string = "s3"): string {
  return `${dateStamp}/${region}/${service}/aws4_request`;
}
