import { cpSync, mkdirSync, mkdtempSync, readdirSync, rmSync, symlinkSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { run } from "./run.ts";

const workspace = resolve(import.meta.dir, "../../../..");
const destination = join(workspace, "packages/release/dist");

/** The packages that are published, those first that the others depend on. */
export const published = ["contracts", "core", "client", "local-s3"] as const;
export type Published = (typeof published)[number];

/** Where the tarball of each package is. */
export type Tarballs = Readonly<Record<Published, string>>;

let tarballs: Promise<Tarballs> | undefined;

/** Packs each published package by `npm pack`, as its maintainer does, once for all test files. */
export function packed(): Promise<Tarballs> {
  tarballs ??= pack();
  return tarballs;
}

/** In a copy: packing swaps package.json for a moment, and other tests read it. */
async function pack(): Promise<Tarballs> {
  rmSync(destination, { recursive: true, force: true });
  mkdirSync(destination, { recursive: true });
  const copy = mkdtempSync(join(tmpdir(), "signed-s3-packed-"));
  try {
    for (const file of ["package.json", "tsconfig.base.json"]) cpSync(join(workspace, file), join(copy, file));
    symlinkSync(join(workspace, "node_modules"), join(copy, "node_modules"));
    for (const name of [...published, "release"]) copyPackage(name, copy);
    const files = await Promise.all(published.map(async (name) => [name, await packOne(join(copy, "packages", name))]));
    return Object.fromEntries(files);
  } finally {
    rmSync(copy, { recursive: true, force: true });
  }
}

function copyPackage(name: string, copy: string): void {
  const from = join(workspace, "packages", name);
  const to = join(copy, "packages", name);
  mkdirSync(to, { recursive: true });
  for (const entry of readdirSync(from)) {
    if (entry === "node_modules") symlinkSync(join(from, entry), join(to, entry));
    else if (!["dist", "reports", "test", ".turbo"].includes(entry)) {
      cpSync(join(from, entry), join(to, entry), { recursive: true });
    }
  }
}

async function packOne(folder: string): Promise<string> {
  const [entry] = JSON.parse(
    await run(["npm", "pack", "--json", "--silent", "--pack-destination", destination], folder),
  );
  return join(destination, entry.filename);
}
