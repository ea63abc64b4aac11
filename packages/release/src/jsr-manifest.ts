import type { Exports, Manifest } from "./published-manifest.ts";

/** The deno.json by which JSR publishes a package. */
export interface JsrManifest {
  readonly name: string;
  readonly version: string;
  readonly license: string;
  readonly exports: Readonly<Record<string, string>>;
  readonly imports: Readonly<Record<string, string>>;
}

/**
 * What JSR wants to know of a package, out of its package.json. JSR takes the sources themselves, and has no conditions:
 * where an export has several, the one for a server's runtime is taken.
 *
 * @param manifest The package.json of the checkout.
 * @returns The deno.json; packages of the workspace are left out of its imports, as JSR knows them by name.
 */
export function jsrManifest(manifest: Manifest): JsrManifest {
  const others = { ...rangesOf(manifest["peerDependencies"]), ...manifest.dependencies };
  const npm = Object.entries(others).filter(([, range]) => !range.startsWith("workspace:"));
  const entries = Object.entries(manifest.exports ?? {}).flatMap(([subpath, exported]) => {
    const source = sourceFor(exported);
    return source?.endsWith(".ts") ? [[subpath, source]] : [];
  });
  return {
    name: manifest.name,
    version: manifest.version,
    license: String(manifest["license"]),
    exports: Object.fromEntries(entries),
    imports: Object.fromEntries(npm.map(([name, range]) => [name, `npm:${name}@${range}`])),
  };
}

function sourceFor(exported: Exports): string | undefined {
  if (exported === null || typeof exported === "string") return exported ?? undefined;
  const chosen = exported["node"] ?? exported["default"];
  return chosen === undefined ? undefined : sourceFor(chosen);
}

function rangesOf(value: unknown): Readonly<Record<string, string>> {
  const entries = typeof value === "object" && value !== null ? Object.entries(value) : [];
  return Object.fromEntries(entries.map(([name, range]) => [name, String(range)]));
}
