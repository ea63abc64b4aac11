import { afterAll, beforeAll, describe, expect, it } from "bun:test";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { ensureGoProgram } from "@signed-s3/testkit";

const docs = join(import.meta.dir, "../../../../docs");
const released = join(docs, "openapi.released.json");
let program: string;
let folder: string;

beforeAll(async () => {
  program = await ensureGoProgram("oasdiff", "github.com/oasdiff/oasdiff@v1.35.0", console.log);
  folder = await mkdtemp(join(tmpdir(), "openapi-"));
}, 300_000);
afterAll(async () => {
  if (folder) await rm(folder, { recursive: true });
});

/** What breaks a client of the released document, in words; empty: nothing. */
async function breakingChanges(document: string): Promise<{ code: number; output: string }> {
  const run = Bun.spawn([program, "breaking", "--fail-on", "ERR", released, document], {
    stdout: "pipe",
    stderr: "pipe",
  });
  const [output, code] = await Promise.all([new Response(run.stdout).text(), run.exited]);
  return { code, output };
}

/** The released document with one change. */
async function changed(change: (text: string) => string): Promise<string> {
  const path = join(folder, "openapi.json");
  const text = await Bun.file(released).text();
  const after = change(text);
  expect(after === text).toBe(false);
  await writeFile(path, after);
  return path;
}

describe("the OpenAPI document", () => {
  it("breaks no client of the last released one (docs/openapi.released.json)", async () => {
    const { code, output } = await breakingChanges(join(docs, "openapi.json"));
    expect(output).not.toContain("error\t");
    expect(code).toBe(0);
  });

  for (const [what, change] of [
    ["a renamed field of the answer", (text) => text.replaceAll('"x-amz-signature"', '"x-amz-signed"')],
    ["another status", (text) => text.replaceAll('"202":', '"200":')],
    ["a lost path", (text) => text.replace('"/api/v2/s3/explain_upload":', '"/api/v2/s3/explain":')],
    [
      "a member that must now be sent",
      (text) => {
        const document = JSON.parse(text);
        const body = document.paths["/api/v2/s3/create_signed_url"].post.requestBody;
        body.content["application/json"].schema.required = ["uuid"];
        return JSON.stringify(document);
      },
    ],
  ] satisfies [string, (text: string) => string][]) {
    it(`is found to break clients by ${what}`, async () => {
      expect((await breakingChanges(await changed(change))).code).not.toBe(0);
    });
  }
});
