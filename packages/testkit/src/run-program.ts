import { SetUpError } from "./set-up-error.ts";

const TAIL_LINES = 15;

/** Settings of {@link runProgram}. */
export type RunProgramOptions = {
  /** Added to this process's environment; `undefined` takes a variable away. */
  readonly env?: Readonly<Record<string, string | undefined>>;
  /** The folder it runs in. Default: this process's. */
  readonly cwd?: string;
  /** What a person can do when the program fails. */
  readonly cure: string;
};

/**
 * Runs a program to its end, without a shell, and gives its standard output.
 *
 * @throws {SetUpError} It can't be started or ends with another code than 0; the last lines it said are in the problem.
 */
export async function runProgram(
  program: string,
  args: readonly string[],
  options: RunProgramOptions,
): Promise<string> {
  const command = [program, ...args].join(" ");
  const env = { ...process.env, ...options.env };
  // A path rather than a name: spawning a bare name that doesn't exist throws without saying which PATH was searched.
  const path = Bun.which(program, { PATH: env["PATH"] ?? "" });
  if (path === null) throw new SetUpError(`There is no "${program}" on the PATH.`, options.cure);

  const { cwd } = options;
  const child = Bun.spawn([path, ...args], {
    ...(cwd !== undefined && { cwd }),
    env,
    stdin: "ignore",
    stdout: "pipe",
    stderr: "pipe",
  });
  const [stdout, stderr, code] = await Promise.all([
    new Response(child.stdout).text(),
    new Response(child.stderr).text(),
    child.exited,
  ]);
  if (code !== 0) {
    const tail = `${stdout}\n${stderr}`
      .split("\n")
      .filter((line) => line.trim() !== "")
      .slice(-TAIL_LINES);
    throw new SetUpError(
      `"${command}" failed with code ${code}:\n${tail.map((line) => `  ${line}`).join("\n")}`,
      options.cure,
    );
  }
  return stdout;
}
