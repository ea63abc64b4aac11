import { execFile } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync } from "node:fs";
import { readdir, readFile, rm } from "node:fs/promises";
import { join, relative } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { makeWholeFolder } from "./whole-folder.ts";

const root = fileURLToPath(new URL("../../..", import.meta.url));
const kept = join(root, "node_modules/.cache/signed-s3-api");

let program: Promise<string> | undefined;

/**
 * Gives the service as its container has it, one binary: it starts with a fifth of the processor time that its sources take.
 * It is that of the sources as they are, built when they have changed and kept beside the workspace's packages.
 *
 * @returns The binary's path.
 * @throws {Error} It does not build; with what the build wrote.
 */
export function ensureServiceProgram(): Promise<string> {
  program ??= build();
  return program;
}

async function build(): Promise<string> {
  const version = await versionOfSources();
  const folder = join(kept, version);
  const bun = join(root, "node_modules/.bin/bun");
  await makeWholeFolder(folder, async (begun) => {
    await promisify(execFile)(bun, ["scripts/build.ts", begun], { cwd: join(root, "apps/api") });
    await removeOthersThan(version);
  });
  return join(folder, "signed-s3-api");
}

async function removeOthersThan(version: string): Promise<void> {
  const others = (await readdir(kept)).filter((name) => !name.startsWith(version));
  await Promise.all(others.map((name) => rm(join(kept, name), { recursive: true, force: true })));
}

/** A digest of all that could be in the binary: of every package's sources, as which of them it imports is its own affair. */
async function versionOfSources(): Promise<string> {
  const packages = (await Promise.all(["apps", "packages"].map(packagesIn))).flat();
  const sources = (await Promise.all(packages.map((folder) => filesIn(`${folder}/src`)))).flat();
  const manifests = packages.map((folder) => `${folder}/package.json`);
  const hash = createHash("sha256");
  for (const file of ["bun.lock", "apps/api/scripts/build.ts", ...manifests, ...sources].sort()) {
    hash.update(`${file}\0`).update(await readFile(join(root, file)));
  }
  return hash.digest("hex").slice(0, 16);
}

async function packagesIn(folder: string): Promise<readonly string[]> {
  const folders = (await readdir(join(root, folder))).map((name) => `${folder}/${name}`);
  return folders.filter((path) => existsSync(join(root, path, "package.json")));
}

async function filesIn(folder: string): Promise<readonly string[]> {
  const path = join(root, folder);
  const entries = await readdir(path, { recursive: true, withFileTypes: true });
  return entries
    .filter((entry) => entry.isFile())
    .map(({ parentPath, name }) => join(relative(root, parentPath), name));
}
