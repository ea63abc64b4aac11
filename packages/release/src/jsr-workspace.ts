import { cpSync, existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { jsrManifest } from "./jsr-manifest.ts";
import type { Manifest } from "./published-manifest.ts";

const published = ["src", "README.md", "LICENSE"];

/**
 * Lays the published packages out as the Deno workspace that `deno publish` reads. Apart from the checkout: there a deno.json
 * beside each package.json would decide how Deno resolves every import.
 *
 * @param root The workspace's root.
 * @returns The folder; the caller removes it.
 */
export function jsrWorkspace(root: string): string {
  const folder = mkdtempSync(join(tmpdir(), "signed-s3-jsr-"));
  const members = readdirSync(join(root, "packages")).filter((name) => isPublished(join(root, "packages", name)));
  for (const name of members) stage(join(root, "packages", name), join(folder, name));
  writeFileSync(join(folder, "deno.json"), asJson({ workspace: members.map((name) => `./${name}`) }));
  return folder;
}

function stage(from: string, to: string): void {
  mkdirSync(to);
  for (const entry of published) cpSync(join(from, entry), join(to, entry), { recursive: true });
  writeFileSync(join(to, "deno.json"), asJson(jsrManifest(readManifest(from))));
}

function isPublished(folder: string): boolean {
  return existsSync(join(folder, "package.json")) && readManifest(folder)["private"] !== true;
}

function readManifest(folder: string): Manifest {
  return JSON.parse(readFileSync(join(folder, "package.json"), "utf8"));
}

function asJson(value: unknown): string {
  return `${JSON.stringify(value, null, 2)}\n`;
}
