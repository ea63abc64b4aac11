import { existsSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { lineAt, parseSourceFile, type SourceFile } from "./source-file.ts";

/** The part of a package.json that the rules read. */
export interface Manifest {
  readonly name?: string;
  readonly workspaces?: readonly string[];
  readonly exports?: unknown;
  readonly dependencies?: Readonly<Record<string, string>>;
  readonly peerDependencies?: Readonly<Record<string, string>>;
  readonly optionalDependencies?: Readonly<Record<string, string>>;
  readonly devDependencies?: Readonly<Record<string, string>>;
}

/** One package of the workspace. */
export interface WorkspacePackage {
  readonly name: string;
  /** Folder from the workspace's root, such as `packages/core`; `.` for the root itself. */
  readonly folder: string;
  readonly manifest: Manifest;
  /** The package.json as written, for naming lines in it. */
  readonly manifestText: string;
  /** Its TypeScript and JavaScript files, parsed. */
  readonly sources: readonly SourceFile[];
}

/** Everything the rules judge: they look at nothing else. */
export interface Workspace {
  readonly packages: readonly WorkspacePackage[];
  /** Whether a path from the workspace's root is there. */
  readonly exists: (path: string) => boolean;
}

const notOurs = /(^|\/)(node_modules|dist|reports)\//;

/**
 * Reads a workspace from disk: the root package.json names the folders of its packages; of the root's own files only
 * `scripts/` belongs to it.
 *
 * @param root The folder that holds the root package.json.
 * @returns The root and its packages, in the order of their folders.
 * @throws {Error} A package.json is missing or isn't JSON.
 * @throws {SyntaxError} A source file doesn't parse, naming file and line.
 */
export function readWorkspace(root: string): Workspace {
  const workspace = readPackage(root, ".", "scripts/");
  const folders = (workspace.manifest.workspaces ?? [])
    .flatMap((pattern) => filesBelow(root, `${pattern}/package.json`))
    .map((path) => path.slice(0, -"/package.json".length))
    .toSorted();
  return {
    packages: [workspace, ...folders.map((folder) => readPackage(root, folder, `${folder}/`))],
    exists: (path) => existsSync(join(root, path)),
  };
}

/**
 * The packages that a package.json declares.
 *
 * @param manifest The package.json.
 * @param use `product`: what its sources may import; `tests`: development dependencies as well.
 * @returns Their names.
 */
export function declaredDependencies(manifest: Manifest, use: "product" | "tests"): string[] {
  const { dependencies, peerDependencies, optionalDependencies, devDependencies } = manifest;
  const development = use === "tests" ? devDependencies : {};
  return Object.keys({ ...dependencies, ...peerDependencies, ...optionalDependencies, ...development });
}

/**
 * Where a package.json first has a text in quotes.
 *
 * @param owner Whose package.json.
 * @param quoted The text, without its quotes.
 * @returns The line, counted from 1; 1 when it isn't there.
 */
export function manifestLine({ manifestText }: WorkspacePackage, quoted: string): number {
  return lineAt(manifestText, Math.max(0, manifestText.indexOf(JSON.stringify(quoted))));
}

function readPackage(root: string, folder: string, sourcesBelow: string): WorkspacePackage {
  const manifestText = readFileSync(join(root, folder, "package.json"), "utf8");
  const manifest: Manifest = JSON.parse(manifestText);
  // What has a package.json of its own further down, such as a peer of the benchmarks, is no part of the workspace.
  const apart = filesBelow(root, `${sourcesBelow}*/**/package.json`).map((path) => dirname(path));
  const sources = filesBelow(root, `${sourcesBelow}**/*.{ts,tsx,mts,cts,js,jsx,mjs,cjs}`)
    .filter((path) => !apart.some((nested) => path.startsWith(`${nested}/`)))
    .map((path) => parseSourceFile(path, readFileSync(join(root, path), "utf8")));
  return { name: manifest.name ?? folder, folder, manifest, manifestText, sources };
}

function filesBelow(root: string, pattern: string): string[] {
  const paths = [...new Bun.Glob(pattern).scanSync({ cwd: root })].map((path) => path.replaceAll("\\", "/"));
  return paths.filter((path) => !notOurs.test(path)).toSorted();
}
