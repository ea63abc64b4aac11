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
  /** The name of the option that is wrong. */
  readonly option: string;

  constructor(code: SigningErrorCode, option: string, message: string) {
    super(message);
    this.code = code;
    this.option = option;
  }
}
