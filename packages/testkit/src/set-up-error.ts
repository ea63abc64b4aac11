/** The cure where the set-up has not been run, or what it made is gone. */
export const RUN_THE_TESTS =
  'Run "npm test" from the root of the repository: it makes ready what the tests need, or says what to install.';

/**
 * Something the tests need is missing and can't be made here. Always says what is wrong and what a person can do about it;
 * its `message` is both, ready to print without a stack.
 *
 * @example
 * ```ts
 * throw new SetUpError("No container engine answers.", "Install and start Docker Desktop, then run again.");
 * ```
 */
export class SetUpError extends Error {
  override readonly name = "SetUpError";
  readonly problem: string;
  readonly cure: string;

  constructor(problem: string, cure: string, options?: ErrorOptions) {
    super(`${problem}\n${cure}`, options);
    this.problem = problem;
    this.cure = cure;
  }
}
