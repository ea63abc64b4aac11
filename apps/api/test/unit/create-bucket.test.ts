import { expect, test } from "bun:test";
import { freePort } from "../service.ts";

const script = Bun.fileURLToPath(new URL("../../scripts/create-bucket.ts", import.meta.url));

/** Runs the script with these settings of a store, and gives what it says. */
async function createBucket(endpoint: string) {
  const env = {
    PATH: process.env["PATH"] ?? "",
    AWS_ENDPOINT_URL_S3: endpoint,
    AWS_ACCESS_KEY_ID: "accessKey1",
    AWS_SECRET_ACCESS_KEY: "verySecretKey1",
    S3_BUCKET: "uploads",
    STORE_WAIT_SECONDS: "1",
  };
  const child = Bun.spawn([process.execPath, script], { env, stdout: "pipe", stderr: "pipe" });
  const [output, error] = await Promise.all([child.stdout.text(), child.stderr.text()]);
  return { output, error, code: await child.exited };
}

test("create-bucket says in a sentence that the store never came", async () => {
  const endpoint = `http://127.0.0.1:${await freePort()}`;
  const { error, code } = await createBucket(endpoint);
  expect(error).toStartWith(`The store at ${endpoint} did not answer within 1 s`);
  expect(error.trim().split("\n")).toHaveLength(1);
  expect(code).toBe(1);
}, 20_000);

test("create-bucket says at once why the store refuses", async () => {
  const refusal = "<Error><Code>AccessDenied</Code><Message>Access Denied.</Message></Error>";
  using store = Bun.serve({ port: 0, hostname: "127.0.0.1", fetch: () => new Response(refusal, { status: 403 }) });
  const { error, code } = await createBucket(store.url.origin);
  expect(error).toContain("refuses to make the bucket uploads: Access Denied.");
  expect(code).toBe(1);
}, 20_000);
