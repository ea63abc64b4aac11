import { join } from "node:path";

export interface Service {
  readonly url: string;
  stop(): Promise<void>;
}

const main = join(import.meta.dir, "../../../../apps/api/src/main.ts");

/** The service as a process, with nothing configured that a refusal could depend on. To refuse, it needs no store. */
export async function startService(): Promise<Service> {
  const port = freePort();
  const env = {
    PATH: process.env["PATH"],
    HOST: "127.0.0.1",
    PORT: `${port}`,
    S3_BUCKET: "photos",
    AWS_ENDPOINT_URL_S3: "http://127.0.0.1:9",
    AWS_ACCESS_KEY_ID: "accessKey1",
    AWS_SECRET_ACCESS_KEY: "verySecretKey1",
    // Outside production every origin would do, as a place to return to as well.
    CORS_ORIGINS: "https://app.example.com",
    LOG_LEVEL: "error",
  };
  const child = Bun.spawn([process.execPath, main], { env, stdio: ["ignore", "inherit", "inherit"] });
  const url = `http://127.0.0.1:${port}`;
  const stop = async (): Promise<void> => {
    child.kill("SIGKILL");
    await child.exited;
  };
  const deadline = Date.now() + 60_000;
  while (
    !(await fetch(`${url}/health/live`).then(
      ({ ok }) => ok,
      () => false,
    ))
  ) {
    if (child.exitCode === null && Date.now() < deadline) await Bun.sleep(50);
    else return stop().then(() => Promise.reject(new Error("The service did not start")));
  }
  return { url, stop };
}

function freePort(): number {
  const probe = Bun.serve({ port: 0, hostname: "127.0.0.1", fetch: () => new Response() });
  const { port } = probe;
  probe.stop(true);
  return port ?? 0;
}
