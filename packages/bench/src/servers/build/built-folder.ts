import { createHash } from "node:crypto";
import { existsSync } from "node:fs";
import { cp, mkdir, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { homedir } from "node:os";
import { basename, join, relative } from "node:path";
import { type Progress, step } from "@signed-s3/testkit";

/**
 * Gives a copy of a folder in which something was installed or built, once: it stays in the user's cache until a file of the
 * folder changes. The repository itself stays as it was.
 *
 * @param source The folder.
 * @param title What is done, as its progress is told.
 * @param progress Told of what takes time.
 * @param build Does it, given the copy.
 * @throws what `build` throws; nothing is kept then.
 */
export async function builtFolder(
  source: string,
  title: string,
  progress: Progress,
  build: (folder: string) => Promise<unknown>,
): Promise<string> {
  const cache = process.env["XDG_CACHE_HOME"] || join(homedir(), ".cache");
  // Where the repository stands has no part in it: all clones share what one has built.
  const digest = createHash("sha256").update(basename(source));
  for (const path of (await readdir(source, { recursive: true, withFileTypes: true })).filter((it) => it.isFile())) {
    const file = join(path.parentPath, path.name);
    digest.update(relative(source, file)).update(await readFile(file));
  }
  const folder = join(cache, "signed-s3-bench", digest.digest("hex").slice(0, 16));
  const finished = join(folder, ".finished");
  if (existsSync(finished)) return folder;
  await step(progress, title, async () => {
    await rm(folder, { recursive: true, force: true });
    await mkdir(folder, { recursive: true });
    await cp(source, folder, { recursive: true });
    await build(folder);
    await writeFile(finished, "");
  });
  return folder;
}
