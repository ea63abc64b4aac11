import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { npmPack } from "./npm-pack.ts";
import { publishedPackages } from "./published-packages.ts";
import { readManifest } from "./read-manifest.ts";

// Arguments are npm publish's own, such as --dry-run or --otp.
const options = process.argv.slice(2);
const destination = mkdtempSync(join(tmpdir(), "signed-s3-npm-"));
try {
  const folders = publishedPackages.map((name) => resolve(import.meta.dir, "../..", name)).filter(isNew);
  const tarballs: string[] = [];
  // All before the first is published, so that one that doesn't compile leaves no half of a release; and one after the other, as
  // each compiles against the others, whose package.json another's packing would have swapped.
  for (const folder of folders) tarballs.push(await npmPack(folder, destination));
  process.exitCode = tarballs.every(publish) ? 0 : 1;
} finally {
  rmSync(destination, { recursive: true });
}

/** False where the registry has the version: of a release that left the package as it was, or that broke off. */
function isNew(folder: string): boolean {
  const { name, version } = readManifest(folder);
  const view = Bun.spawnSync(["npm", "view", `${name}@${version}`, "version", ...options]);
  const isThere = view.stdout.toString().trim() === version;
  if (isThere) console.log(`${name}@${version} is published already`);
  return !isThere;
}

/** As a tarball: where it is given a folder, npm tells the registry what package.json has after `postpack`, the checkout's. */
function publish(tarball: string): boolean {
  const command = ["npm", "publish", "--access=public", ...options, tarball];
  return Bun.spawnSync(command, { stdio: ["inherit", "inherit", "inherit"] }).success;
}
