import { afterAll, beforeAll, describe, expect, test } from "bun:test";
import { chmod, mkdir, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { testFleet } from "../test-fleet.ts";

const up = fileURLToPath(new URL("../../src/up.main.ts", import.meta.url));
let folder: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "signed-s3-bad-input-"));
});
afterAll(() => rm(folder, { recursive: true }));

/** `npm run stack` with other variables, as a project of its own that nothing of is there. */
async function runStack(env: Readonly<Record<string, string>>): Promise<{ code: number; stderr: string }> {
  const run = Bun.spawn([process.execPath, up], {
    env: { ...process.env, COMPOSE_PROJECT_NAME: `signed-s3-test-${process.pid}-none`, ...env },
    stdio: ["ignore", "ignore", "pipe"],
  });
  const [stderr, code] = await Promise.all([run.stderr.text(), run.exited]);
  return { code, stderr };
}

describe("npm run stack", () => {
  for (const variable of ["STACK_PORT", "STORE_PORT"]) {
    test.concurrent(`says which port is in use, and how to choose another, when ${variable} is taken`, async () => {
      using taken = Bun.listen({ hostname: "127.0.0.1", port: 0, socket: { data() {} } });
      const port = String(taken.port);
      const other = variable === "STACK_PORT" ? {} : { STACK_PORT: "0" };
      const { code, stderr } = await runStack({ ...other, [variable]: port });
      expect(code).toBe(1);
      expect(stderr).toContain("The stack doesn't start.");
      expect(stderr).toContain(`Port ${port} is in use.`);
      expect(stderr).toContain(`choose another one: ${variable}=`);
      expect(stderr).not.toContain("    at ");
    }, 30_000);
  }

  test.concurrent("says what to install when the engine has no Docker Compose and none can be compiled", async () => {
    const bin = join(folder, "bin");
    await mkdir(bin);
    await Bun.write(
      join(bin, "docker"),
      "#!/bin/sh\necho \"docker: 'compose' is not a docker command.\" >&2\nexit 1\n",
    );
    await chmod(join(bin, "docker"), 0o755);
    const { code, stderr } = await runStack({ PATH: bin, XDG_CACHE_HOME: join(folder, "cache") });
    expect(code).toBe(1);
    expect(stderr).toContain("Install Docker Compose 2 or newer");
    expect(stderr).not.toContain("    at ");
  }, 60_000);

  test.concurrent("says that no engine answers, and what to do, when there is none", async () => {
    const { code, stderr } = await runStack({ DOCKER_HOST: `unix://${join(folder, "nothing.sock")}` });
    expect(code).toBe(1);
    expect(stderr).toContain("The stack doesn't start.");
    expect(stderr).toContain("DOCKER_HOST");
    expect(stderr).not.toContain("    at ");
  }, 60_000);
});

describe("a stack whose store never comes", () => {
  test.concurrent("doesn't start, and says for how long it was waited for", async () => {
    await using fleet = await testFleet({
      services: {
        // It is there and serves nothing.
        minio: { image: "${BUN_IMAGE:?}", command: ["sleep", "infinity"] },
        bucket: {
          environment: { STORE_WAIT_SECONDS: "2" },
          deploy: { restart_policy: { condition: "none", max_attempts: 0 } },
        },
      },
    });
    const failure = await fleet.up().catch(String);
    expect(failure).toContain("The store at http://minio:9000 did not answer within 2 s");
    expect(failure).toMatch(/bucket-1\s+Exited \(1\)/);
  }, 180_000);
});
