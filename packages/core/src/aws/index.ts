/**
 * Credentials and bucket URLs by the AWS SDK, and the check that it signs as this package does. The only part that knows the
 * SDK.
 *
 * @module
 */
export { type BucketLocation, bucketUrl } from "./bucket-url.ts";
export { credentialProvider } from "./credential-provider.ts";
export { selfCheck } from "./self-check.ts";
