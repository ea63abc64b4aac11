/** Runs `main.ts doctor` as a user would, with nothing else in its environment. */
export async function runDoctor(args: readonly string[], variables: Readonly<Record<string, string>>) {
  const main = Bun.fileURLToPath(new URL("../../../src/main.ts", import.meta.url));
  const child = Bun.spawn([process.execPath, main, "doctor", ...args], {
    env: { PATH: process.env["PATH"] ?? "", ...variables },
    stdout: "pipe",
    stderr: "pipe",
  });
  const [out, err] = await Promise.all([child.stdout.text(), child.stderr.text()]);
  return { code: await child.exited, out, err };
}
