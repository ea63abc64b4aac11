import { formatElapsed, type Progress, SetUpError } from "@signed-s3/testkit";

/**
 * Runs a script to its end: progress is printed with the time since the start, and what is missing without a stack.
 *
 * @param what What can't be done without it, such as `The stack doesn't start`.
 * @param script The script.
 */
export async function runScript(what: string, script: (progress: Progress) => Promise<void>): Promise<never> {
  const startedAt = performance.now();
  try {
    await script((line) => console.log(`${formatElapsed(performance.now() - startedAt).padStart(6)}  ${line}`));
  } catch (error) {
    if (!(error instanceof SetUpError)) throw error;
    console.error(`\n${what}.\n${error.message}`);
    process.exit(1);
  }
  // At once: a question that an engine never answers would keep this process waiting.
  process.exit(0);
}
