/** Why a form can't be signed. */
export type SigningErrorCode = "credentials_expired" | "invalid_option";

/**
 * The signer was asked for a form that could not be used. The message never holds a secret, a token or a policy.
 *
 * @example
 * ```ts
 * try {
 *   sign({ key, credentials, now, expiresInSeconds: 0 });
 * } catch (error) {
 *   if (error instanceof SigningError) console.error(error.code, error.option); // invalid_option expiresInSeconds
 * }
 * ```
 */
export class SigningError extends Error {
  override readonly name: string = "SigningError";
  readonly code: SigningErrorCode;
  /** The option that is wrong, with the member if it is about one: `metadata.album`. */
  readonly option: string;

  /** What the option must be: a sentence without its subject. */
  readonly rule: string;

  constructor(code: SigningErrorCode, option: string, rule: string) {
    super(`${option} ${rule}`);
    this.code = code;
    this.option = option;
    this.rule = rule;
  }
}

/** The error for an option that S3 would refuse; `rule` says what the option must be. */
export function invalidOption(option: string, rule: string): SigningError {
  return new SigningError("invalid_option", option, rule);
}
