/** The part of a package.json that publishing reads or changes. */
export interface Manifest {
  readonly name: string;
  readonly version: string;
  /** By subpath. */
  readonly exports?: Readonly<Record<string, Exports>>;
  readonly files?: readonly string[];
  readonly bin?: Readonly<Record<string, string>>;
  readonly dependencies?: Readonly<Record<string, string>>;
  readonly [member: string]: unknown;
}

/** What an `exports` entry can be: a file, conditions, or null for what is not exported. */
export type Exports = string | null | { readonly [subpathOrCondition: string]: Exports };

/** Members that only a checkout has a use for. */
const ofTheCheckout = ["scripts", "devDependencies"];

/**
 * The package.json that is published. In the workspace a package is its TypeScript sources, which every runtime runs as they are;
 * below `node_modules` neither Node nor Deno strips types, so that the published package is its JavaScript and declarations.
 *
 * @param manifest The package.json of the checkout.
 * @param versionOf The version of a package of the workspace, by its name.
 * @returns A new manifest: sources replaced by what the compiler makes of them, `workspace:` by a range of versions.
 * @throws {TypeError} A dependency is of the workspace and `versionOf` doesn't know it.
 */
export function publishedManifest(
  manifest: Manifest,
  versionOf: (name: string) => string | undefined,
): Record<string, unknown> {
  const kept = Object.entries(manifest).filter(([member]) => !ofTheCheckout.includes(member));
  const published: Record<string, unknown> = Object.fromEntries(kept);
  // There is none in a checkout before the first changeset. The readme and the licence npm takes by itself.
  if (manifest.files !== undefined) published["files"] = [...manifest.files, "CHANGELOG.md"];
  if (manifest.exports !== undefined) {
    // Tools read a version there, and what is not exported they can't.
    published["exports"] = { ...mapValues(manifest.exports, compiledExports), "./package.json": "./package.json" };
  }
  if (manifest.bin !== undefined) {
    // Without the dot, which npm takes off while it publishes: the registry is told what the tarball says.
    published["bin"] = mapValues(manifest.bin, (file) => compiledFile(file).replace(/^\.\//, ""));
  }
  if (manifest.dependencies !== undefined) {
    published["dependencies"] = Object.fromEntries(
      Object.entries(manifest.dependencies).map(([name, range]) => [name, publishedRange(name, range, versionOf)]),
    );
  }
  return published;
}

function compiledExports(exports: Exports): Exports {
  if (exports === null) return null;
  if (typeof exports !== "string") return mapValues(exports, compiledExports);
  if (!isSource(exports)) return exports;
  // The declarations come first: TypeScript takes the first condition that fits.
  return { types: compiledFile(exports).replace(/\.js$/, ".d.ts"), default: compiledFile(exports) };
}

function isSource(file: string): boolean {
  return file.startsWith("./src/") && file.endsWith(".ts");
}

function compiledFile(file: string): string {
  return isSource(file) ? file.replace(/^\.\/src\//, "./dist/").replace(/\.ts$/, ".js") : file;
}

function publishedRange(name: string, range: string, versionOf: (name: string) => string | undefined): string {
  if (!range.startsWith("workspace:")) return range;
  const version = versionOf(name);
  if (version === undefined) throw new TypeError(`${name} is no package of the workspace`);
  return `^${version}`;
}

function mapValues<From, To>(values: Readonly<Record<string, From>>, change: (value: From) => To): Record<string, To> {
  return Object.fromEntries(Object.entries(values).map(([name, value]) => [name, change(value)]));
}
