import { ensureServiceProgram } from "@signed-s3/testkit/service-program";

/** Runs the service's `doctor` as a user would, with nothing else in its environment. */
export async function runDoctor(args: readonly string[], variables: Readonly<Record<string, string>>) {
  const child = Bun.spawn([await ensureServiceProgram(), "doctor", ...args], {
    env: { PATH: process.env["PATH"] ?? "", ...variables },
    stdout: "pipe",
    stderr: "pipe",
  });
  const [out, err] = await Promise.all([child.stdout.text(), child.stderr.text()]);
  return { code: await child.exited, out, err };
}
