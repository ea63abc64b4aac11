import { existsSync } from "node:fs";
import { mkdir, mkdtemp, rename, rm } from "node:fs/promises";
import { dirname } from "node:path";

/**
 * Makes a folder that is there with all that is in it, or not at all: a run can be killed, and another one make the same
 * meanwhile. It is made elsewhere and put in its place when it is whole.
 *
 * @param folder Where it is to be; one that is there stays as it is.
 * @param make Fills the folder that it is given.
 * @throws What `make` throws, unless another one has made the folder by then.
 */
export async function makeWholeFolder(folder: string, make: (begun: string) => Promise<unknown>): Promise<void> {
  if (existsSync(folder)) return;
  await mkdir(dirname(folder), { recursive: true });
  const begun = await mkdtemp(`${folder}-`);
  try {
    await make(begun);
    await rename(begun, folder);
  } catch (error) {
    if (!existsSync(folder)) throw error;
  } finally {
    await rm(begun, { recursive: true, force: true });
  }
}
