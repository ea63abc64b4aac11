import { defaultProvider } from "@aws-sdk/credential-provider-node";
import type { Credentials } from "../sigv4/credentials.ts";

/**
 * Makes the AWS SDK's default credential chain: environment, shared files and profiles, web identity, container and instance
 * roles, in its order.
 *
 * @returns A function that fetches the credentials, or gives the same again while they are good for some minutes more. It
 * rejects where no link of the chain has any.
 * @see https://docs.aws.amazon.com/sdkref/latest/guide/standardized-credentials.html
 * @example
 * ```ts
 * const credentials = await credentialProvider()();
 * ```
 */
export function credentialProvider(): () => Promise<Credentials> {
  const provider = defaultProvider();
  return () => provider();
}
