import { homedir } from "node:os";
import { join } from "node:path";

/**
 * Where something stays that is fetched or made once, in the user's cache; it need not be there yet.
 *
 * @param name What it is, with its version: another version is another folder.
 */
export function cacheFolder(name: string): string {
  const cache = process.env["XDG_CACHE_HOME"] || join(homedir(), ".cache");
  return join(cache, "signed-s3-testkit", name.replaceAll("/", "_"));
}
