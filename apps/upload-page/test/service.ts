import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { ensureServiceProgram } from "@signed-s3/testkit/service-program";

/** The service as a process of its own, with its page. */
export interface Service extends AsyncDisposable {
  readonly url: string;
}

/**
 * Starts `apps/api` as its users do, and waits until it is ready.
 *
 * @param variables All that is in its environment. Without `S3_BUCKET` it has its own store.
 */
export async function startService(variables: Readonly<Record<string, string>> = {}): Promise<Service> {
  const folder = await mkdtemp(join(tmpdir(), "upload-page-"));
  const port = freePort();
  const child = Bun.spawn([await ensureServiceProgram()], {
    // Where the development store puts its files.
    cwd: folder,
    env: { PATH: process.env["PATH"] ?? "", HOST: "127.0.0.1", PORT: String(port), LOG_LEVEL: "error", ...variables },
    stdout: "pipe",
    stderr: "pipe",
  });
  const output = Promise.all([new Response(child.stdout).text(), new Response(child.stderr).text()]);
  const url = `http://127.0.0.1:${port}`;
  const isReady = () =>
    fetch(`${url}/health/ready`).then(
      ({ ok }) => ok,
      () => false,
    );
  for (const deadline = Date.now() + 60_000; !(await isReady()); await Bun.sleep(50)) {
    if (child.exitCode === null && Date.now() < deadline) continue;
    child.kill("SIGKILL");
    throw new Error(`The service did not become ready:\n${(await output).join("\n")}`);
  }
  return {
    url,
    async [Symbol.asyncDispose]() {
      child.kill("SIGKILL");
      await child.exited;
      await rm(folder, { recursive: true, force: true });
    },
  };
}

/** A port that nothing listens on. */
function freePort(): number {
  const probe = Bun.listen({ hostname: "127.0.0.1", port: 0, socket: { data() {} } });
  probe.stop(true);
  return probe.port;
}
