import { existsSync, renameSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { publishedManifest } from "./published-manifest.ts";
import { readManifest } from "./read-manifest.ts";

/** Where the checkout's package.json waits while the published one is in its place; git and npm leave it out. */
const aside = ".package.json.checkout";

/**
 * Puts the published package.json in the place of the checkout's, for as long as `npm pack` reads it.
 *
 * @param folder The package's.
 */
export function putPublishedManifest(folder: string): void {
  // An interrupted packing has left the published one: it must not be taken for the checkout's.
  restoreManifest(folder);
  const manifest = readManifest(folder);
  const published = publishedManifest(manifest, (name) => installedVersion(folder, name));
  renameSync(join(folder, "package.json"), join(folder, aside));
  writeFileSync(join(folder, "package.json"), `${JSON.stringify(published, null, 2)}\n`);
}

/**
 * Puts the checkout's package.json back; nothing happens where it is in its place.
 *
 * @param folder The package's.
 */
export function restoreManifest(folder: string): void {
  if (existsSync(join(folder, aside))) renameSync(join(folder, aside), join(folder, "package.json"));
}

function installedVersion(folder: string, name: string): string | undefined {
  const installed = join(folder, "node_modules", name);
  return existsSync(installed) ? readManifest(installed).version : undefined;
}
