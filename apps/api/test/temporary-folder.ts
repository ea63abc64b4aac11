import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";

/** A folder for one test's files. `await using` removes it at the end of the block. */
export interface TemporaryFolder extends AsyncDisposable {
  /** Writes a file, and gives its path. */
  readonly write: (name: string, text: string) => Promise<string>;
}

/** Makes an empty folder. */
export async function temporaryFolder(): Promise<TemporaryFolder> {
  const folder = await mkdtemp(join(tmpdir(), "signed-s3-api-"));
  return {
    async write(name, text) {
      const path = join(folder, name);
      await Bun.write(path, text);
      return path;
    },
    [Symbol.asyncDispose]: () => rm(folder, { recursive: true }),
  };
}
