import { mkdirSync, rmSync } from "node:fs";
import { join } from "node:path";
import { npmPack } from "../../src/npm-pack.ts";
import { type PublishedPackage, publishedPackages } from "../../src/published-packages.ts";
import { copyWorkspace } from "./workspace-copy.ts";

const destination = join(import.meta.dir, "../../dist");

/** Where the tarball of each package is. */
export type Tarballs = Readonly<Record<PublishedPackage, string>>;

let tarballs: Promise<Tarballs> | undefined;

/** Packs each published package by `npm pack`, as its maintainer does, once for all test files. */
export function packed(): Promise<Tarballs> {
  tarballs ??= pack();
  return tarballs;
}

async function pack(): Promise<Tarballs> {
  rmSync(destination, { recursive: true, force: true });
  mkdirSync(destination, { recursive: true });
  using copy = copyWorkspace();
  const packOne = (name: PublishedPackage) => npmPack(join(copy.folder, "packages", name), destination);
  const files = await Promise.all(publishedPackages.map(async (name) => [name, await packOne(name)]));
  return Object.fromEntries(files);
}
