import { mkdtemp, readdir, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { gunzipSync } from "node:zlib";
import { runProgram } from "@signed-s3/testkit";

/**
 * Finds texts in an image as it is saved: every layer, also what later ones hide, its history and its settings.
 *
 * @param image Its name.
 * @param texts What must not be in it.
 * @returns Those of the texts that are in it.
 */
export async function textsInImage(image: string, texts: readonly string[]): Promise<string[]> {
  const folder = await mkdtemp(join(tmpdir(), "signed-s3-saved-"));
  try {
    const archive = join(folder, "image.tar");
    await runProgram("docker", ["save", "--output", archive, image], { cure: "Build the image." });
    await runProgram("tar", ["--extract", "--file", archive, "--directory", folder], { cure: "Install tar." });
    await rm(archive);
    const found = new Set<string>();
    for (const entry of await readdir(folder, { recursive: true, withFileTypes: true })) {
      if (!entry.isFile()) continue;
      const saved = Buffer.from(await Bun.file(join(entry.parentPath, entry.name)).arrayBuffer());
      // Some engines save layers compressed.
      const bytes = saved[0] === 0x1f && saved[1] === 0x8b ? gunzipSync(saved) : saved;
      for (const text of texts) if (bytes.includes(text)) found.add(text);
    }
    return texts.filter((text) => found.has(text));
  } finally {
    await rm(folder, { recursive: true });
  }
}
