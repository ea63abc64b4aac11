import { expect, test } from "bun:test";
import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { writeReference } from "../src/reference.ts";

test("writeReference() writes a page for each entry of the published packages, and has nothing to warn of", async () => {
  const folder = await mkdtemp(join(tmpdir(), "reference-"));
  try {
    expect(await writeReference(folder)).toBe(true);
    const index = await readFile(join(folder, "README.md"), "utf8");
    const named = [...index.matchAll(/^- \[(.*)\]\((.*)\)/gm)].map(([, name, path]) => ({ name, path }));
    expect(named.map(({ name }) => name)).toEqual([
      "@signed-s3/client",
      "@signed-s3/client/explain",
      "@signed-s3/client/node",
      "@signed-s3/client/uppy",
      "@signed-s3/contracts",
      "@signed-s3/contracts/examples",
      "@signed-s3/core",
      "@signed-s3/core/aws",
      "@signed-s3/core/verifier",
      "@signed-s3/local-s3",
    ]);
    const core = named.find(({ name }) => name === "@signed-s3/core");
    const page = await readFile(join(folder, core?.path ?? ""), "utf8");
    expect(page).toContain("### signer()");
    expect(page).toContain("Makes the function that signs POST forms for one bucket.");
  } finally {
    await rm(folder, { recursive: true });
  }
});
