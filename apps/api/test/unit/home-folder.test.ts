import { expect, it } from "bun:test";
import { chmod, copyFile } from "node:fs/promises";
import { dirname } from "node:path";
import { ensureServiceProgram } from "@signed-s3/testkit/service-program";
import { freePort } from "../service.ts";
import { temporaryFolder } from "../temporary-folder.ts";
import { waitUntil } from "../wait-until.ts";

const isRoot = process.getuid?.() === 0 && Bun.which("setpriv") !== null;

it.skipIf(!isRoot)("the service runs as a user without a name and without a home folder", async () => {
  await using folder = await temporaryFolder();
  const program = await folder.write("service", "");
  await copyFile(await ensureServiceProgram(), program);
  for (const path of [dirname(program), program]) await chmod(path, 0o755);
  const PORT = String(await freePort());
  const child = Bun.spawn(["setpriv", "--reuid=42424", "--regid=42424", "--clear-groups", program], {
    cwd: "/",
    env: {
      PORT,
      HOST: "127.0.0.1",
      S3_BUCKET: "photos",
      AWS_ENDPOINT_URL_S3: "http://127.0.0.1:9",
      AWS_ACCESS_KEY_ID: "AKIDEXAMPLE",
      AWS_SECRET_ACCESS_KEY: "a-secret-of-nobody",
    },
    stdout: "ignore",
    stderr: "pipe",
  });
  try {
    const isReady = () =>
      fetch(`http://127.0.0.1:${PORT}/health/ready`).then(
        ({ ok }) => ok,
        () => false,
      );
    await waitUntil("it is ready", isReady);
  } finally {
    child.kill("SIGINT");
  }
  expect(await child.exited).toBe(0);
  expect(await new Response(child.stderr).text()).toBe("");
});
