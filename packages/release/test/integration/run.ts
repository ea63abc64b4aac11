import { join } from "node:path";

const programs = join(import.meta.dir, "../../../../node_modules/.bin");

/**
 * Runs a program to its end.
 *
 * @param variables Of its environment, beside this process's.
 * @returns What it wrote to standard output.
 * @throws {Error} With all that it wrote when it ends with another code than 0.
 */
export async function run(
  command: readonly string[],
  cwd: string,
  variables: Readonly<Record<string, string>> = {},
): Promise<string> {
  const path = `${programs}:${process.env["PATH"] ?? ""}`;
  const child = Bun.spawn([...command], { cwd, env: { ...process.env, ...variables, PATH: path }, stderr: "pipe" });
  const [output, errors, code] = await Promise.all([
    new Response(child.stdout).text(),
    new Response(child.stderr).text(),
    child.exited,
  ]);
  if (code !== 0) throw new Error(`${command.join(" ")} ended with ${code}\n${output}${errors}`);
  return output;
}
