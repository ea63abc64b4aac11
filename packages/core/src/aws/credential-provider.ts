import { defaultProvider } from "@aws-sdk/credential-provider-node";
import type { Credentials } from "../sigv4/credentials.ts";

/** The SDK's credentials of an instance role; those that it lets serve past their end say when that was. */
type Found = Awaited<ReturnType<ReturnType<typeof defaultProvider>>> & { readonly originalExpiration?: Date };

/**
 * Fetches credentials by the AWS SDK's default chain: environment, shared files and profiles, web identity, container and
 * instance roles, in its order. Each call asks the source itself, and nothing is remembered from call to call.
 *
 * @returns The credentials as their source gives them, which may be ones that have ended.
 * @throws {Error} No link of the chain has any, or the one that should have them fails. The message of an error that is no
 * `CredentialsProviderError` can quote what an endpoint answered: keep it out of logs.
 * @see https://docs.aws.amazon.com/sdkref/latest/guide/standardized-credentials.html
 * @example
 * ```ts
 * const credentials = await credentialProvider();
 * ```
 */
export async function credentialProvider(): Promise<Credentials> {
  // One chain kept for long would hand out credentials in their last five minutes once more while it fetches behind the
  // caller's back, where a failure is lost; and one fetch that hangs would hold up all later ones.
  const found: Found = await defaultProvider({ ignoreCache: true })();
  // The SDK gives an instance's dead credentials some minutes more. S3 may not.
  const expiration = found.originalExpiration ?? found.expiration;
  return {
    accessKeyId: found.accessKeyId,
    secretAccessKey: found.secretAccessKey,
    ...(found.sessionToken ? { sessionToken: found.sessionToken } : {}),
    ...(expiration ? { expiration } : {}),
  };
}
