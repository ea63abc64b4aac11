import { join } from "node:path";

/** The sibling service as a process. `await using` ends it. */
export interface SiblingProcess extends AsyncDisposable {
  readonly url: string;
}

const startLimitMs = 60_000;

/**
 * Starts the service.
 *
 * @param command The runtime's program and what it is told.
 * @param env What the process gets of variables, beside where programs and its home are.
 * @throws {Error} It ended, or did not listen within a minute; with what it wrote.
 */
export async function startSibling(command: readonly string[], env: Record<string, string>): Promise<SiblingProcess> {
  const { PATH = "", HOME = "" } = process.env;
  const child = Bun.spawn([...command], {
    cwd: join(import.meta.dir, "../.."),
    env: { PATH, HOME, HOST: "127.0.0.1", PORT: "0", NO_COLOR: "1", ...env },
    stdout: "pipe",
    stderr: "pipe",
  });
  let output = "";
  for (const stream of [child.stdout, child.stderr]) {
    void (async () => {
      for await (const text of stream.pipeThrough(new TextDecoderStream())) output += text;
    })();
  }
  const end = async (): Promise<void> => {
    child.kill();
    await child.exited;
  };
  const deadline = Date.now() + startLimitMs;
  for (;;) {
    const port = output.match(/Listening on (?:http:\/\/127\.0\.0\.1:|port )(\d+)[/\s]/)?.[1];
    if (port) return { url: `http://127.0.0.1:${port}`, [Symbol.asyncDispose]: end };
    if (child.exitCode !== null || Date.now() > deadline) {
      await end();
      throw new Error(`The service did not start: ${output}`);
    }
    await Bun.sleep(20);
  }
}
