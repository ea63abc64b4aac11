import { cpSync, existsSync, mkdirSync, mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { jsrManifest } from "./jsr-manifest.ts";
import { publishedPackages } from "./published-packages.ts";
import { readManifest } from "./read-manifest.ts";

const published = ["src", "README.md", "LICENSE", "CHANGELOG.md"];

/**
 * Lays the published packages out as the Deno workspace that `deno publish` reads. Apart from the checkout: there a deno.json
 * beside each package.json would decide how Deno resolves every import.
 *
 * @param root The workspace's root.
 * @returns The folder; the caller removes it.
 */
export function jsrWorkspace(root: string): string {
  const folder = mkdtempSync(join(tmpdir(), "signed-s3-jsr-"));
  for (const name of publishedPackages) stage(join(root, "packages", name), join(folder, name));
  writeFileSync(join(folder, "deno.json"), asJson({ workspace: publishedPackages.map((name) => `./${name}`) }));
  return folder;
}

function stage(from: string, to: string): void {
  mkdirSync(to);
  // A changelog comes with the first changeset.
  const entries = published.filter((entry) => existsSync(join(from, entry)));
  for (const entry of entries) cpSync(join(from, entry), join(to, entry), { recursive: true });
  writeFileSync(join(to, "deno.json"), asJson(jsrManifest(readManifest(from))));
}

function asJson(value: unknown): string {
  return `${JSON.stringify(value, null, 2)}\n`;
}
