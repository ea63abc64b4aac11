import { cpSync, mkdirSync, mkdtempSync, readdirSync, rmSync, symlinkSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { publishedPackages } from "../../src/published-packages.ts";

const workspace = resolve(import.meta.dir, "../../../..");

/** A folder that is gone with the end of its scope. */
export interface WorkspaceCopy extends Disposable {
  readonly folder: string;
}

/** Copies as much of the workspace as publishing needs: it swaps package.json for a moment, and other tests read that. */
export function copyWorkspace(): WorkspaceCopy {
  const folder = mkdtempSync(join(tmpdir(), "signed-s3-workspace-"));
  for (const file of ["package.json", "tsconfig.base.json"]) cpSync(join(workspace, file), join(folder, file));
  symlinkSync(join(workspace, "node_modules"), join(folder, "node_modules"));
  for (const name of [...publishedPackages, "release"]) copyPackage(name, folder);
  return { folder, [Symbol.dispose]: () => rmSync(folder, { recursive: true, force: true }) };
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
