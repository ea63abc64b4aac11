import { afterAll, beforeAll, describe, expect, it } from "bun:test";
import { join } from "node:path";
import { type MinioServer, startMinio } from "@signed-s3/testkit";
import { type Accepted, formOf, picture, request } from "../picture.ts";
import { programOf, runtimes } from "./runtimes.ts";
import { type SiblingProcess, startSibling } from "./sibling-process.ts";

let minio: MinioServer;
let env: Record<string, string>;
const commands = new Map<string, readonly string[]>();
const siblings = new Map<string, SiblingProcess>();

beforeAll(async () => {
  const [store] = await Promise.all([
    startMinio({ region: "eu-central-1" }),
    ...runtimes.map(async (runtime) => commands.set(runtime.name, [await programOf(runtime), ...runtime.args])),
  ]);
  minio = store;
  await minio.createBucket("avatars");
  env = {
    AVATAR_BUCKET: "avatars",
    AVATAR_BUCKET_URL: `${minio.endpoint}/avatars`,
    AWS_REGION: minio.region,
    AWS_ACCESS_KEY_ID: minio.accessKeyId,
    AWS_SECRET_ACCESS_KEY: minio.secretAccessKey,
  };
  await Promise.all([...commands].map(async ([name, command]) => siblings.set(name, await startSibling(command, env))));
}, 300_000);
afterAll(async () => {
  await Promise.all([...siblings.values()].map((sibling) => sibling[Symbol.asyncDispose]()));
  await minio?.stop();
});

async function ask(url: string, data?: unknown): Promise<Accepted> {
  const answer = await fetch(`${url}/avatars`, { method: "POST", body: request(data) });
  expect(answer.status).toBe(202);
  return (await answer.json()) as Accepted;
}

describe.each([...runtimes])("the sibling service on $name", ({ name }) => {
  const url = (): string => siblings.get(name)?.url ?? "";

  it("signs a form by which MinIO takes the picture, and no other", async () => {
    const form = await ask(url());
    const upload = (file: Blob): Promise<Response> =>
      fetch(form.data.url, { method: "POST", body: formOf(form, file) });
    expect((await upload(new Blob([picture, " "]))).status).toBe(400);
    expect((await upload(picture)).status).toBe(201);
    const { key = "" } = form.data.fields;
    expect(await minio.getObject("avatars", key)).toEqual(await picture.bytes());
    expect((await minio.headObject("avatars", key))?.ContentType).toBe("image/png");
  });

  it("answers many at once, each with a key of its own", async () => {
    const forms = await Promise.all(Array.from({ length: 50 }, () => ask(url())));
    expect(new Set(forms.map(({ data }) => data.fields["key"])).size).toBe(50);
  });

  it("keeps its pact", async () => {
    const verifier = join(import.meta.dir, "verify-pact.main.ts");
    const run = Bun.spawn([process.execPath, verifier, url()], {
      env: { ...process.env, PACT_DO_NOT_TRACK: "true" },
      stdout: "pipe",
      stderr: "pipe",
    });
    const [output, words, code] = await Promise.all([run.stdout.text(), run.stderr.text(), run.exited]);
    if (code !== 0) console.log(output, words);
    expect(code).toBe(0);
  }, 60_000);
});

describe("the sibling service", () => {
  it("names the variables that it lacks, and ends", async () => {
    const { AWS_REGION: _, ...rest } = env;
    const starts = [...commands.values()].map((command) => startSibling(command, rest));
    for (const { status, reason } of (await Promise.allSettled(starts)) as PromiseRejectedResult[]) {
      expect(status).toBe("rejected");
      expect(String(reason)).toMatch(/did not start: [\s\S]*AWS_REGION/);
    }
  });
});
