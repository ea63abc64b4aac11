import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { Manifest } from "./published-manifest.ts";

/** Reads the package.json that is in a folder now: a checkout's, or a published one. */
export function readManifest(folder: string): Manifest {
  return JSON.parse(readFileSync(join(folder, "package.json"), "utf8"));
}
