/** Why fetched credentials are not taken; the words are this service's own and hold no secret. */
export class CredentialRefusal extends Error {
  override readonly name: string = "CredentialRefusal";
}

/** What the log says of a fetch that failed. */
export interface FailureFacts {
  readonly error: string;
  readonly reason?: string;
  readonly code?: string;
  readonly path?: string;
  readonly status?: number;
}

/** Errors whose message holds nothing that came from outside: our own, and those of the AWS SDK's chain. */
const tellable = new Set(["CredentialRefusal", "CredentialsProviderError"]);

/**
 * What may be logged of a failed fetch. Any other error's message is left out: a parser's quotes the answer, a token
 * service's what it was asked, and either can hold a secret.
 */
export function failureFacts(error: unknown): FailureFacts {
  if (!(error instanceof Error)) return { error: "unknown" };
  const { name, message, code, path, $metadata } = error as Error & Partial<SystemAndServiceErrors>;
  const status = $metadata?.httpStatusCode;
  return {
    error: name,
    ...(tellable.has(name) ? { reason: message } : {}),
    ...(typeof code === "string" ? { code } : {}),
    ...(typeof path === "string" ? { path } : {}),
    ...(typeof status === "number" ? { status } : {}),
  };
}

/** What files' errors and the AWS SDK's service errors have beside a name and a message. */
interface SystemAndServiceErrors {
  readonly code: unknown;
  readonly path: unknown;
  readonly $metadata: { readonly httpStatusCode?: unknown };
}
