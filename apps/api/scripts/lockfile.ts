type Ranges = Readonly<Record<string, string>>;

/** A package, or a workspace's, with what it needs to run. */
interface Needs {
  readonly dependencies?: Ranges;
  readonly optionalDependencies?: Ranges;
  readonly peerDependencies?: Ranges;
  readonly optionalPeers?: readonly string[];
}

/** A package as bun.lock has it: name and version, registry, needs, hash; a workspace's own packages have the first alone. */
type Entry = readonly [id: string, registry?: string, needs?: Needs, integrity?: string];

/** What is read of bun.lock here. */
export interface Lockfile {
  readonly workspaces: Readonly<Record<string, Needs & { readonly name: string; readonly version?: string }>>;
  /** By the path at which a package is installed: `qs`, or `testcontainers/qs` where another one is needed there. */
  readonly packages: Readonly<Record<string, Entry>>;
}

/** A package of a registry, as it is installed. */
export interface LockedPackage {
  readonly name: string;
  readonly version: string;
  /** Subresource Integrity, such as `sha512-…`. */
  readonly integrity: string | undefined;
}

/** Reads the text of a bun.lock, which is JSON with comments. */
export function readLockfile(text: string): Lockfile {
  return Bun.JSONC.parse(text) as Lockfile;
}

/**
 * All packages that one workspace needs to run, those that its packages need included; each once, sorted by name and version.
 *
 * @param lockfile What bun.lock says.
 * @param folder The workspace, such as `apps/api`.
 * @throws {Error} The lock file lacks a package that another one needs.
 */
export function packagesOf({ workspaces, packages }: Lockfile, folder: string): LockedPackage[] {
  const found = new Map<string, LockedPackage>();
  const seen = new Set<string>();

  const follow = (needs: Needs | undefined, path: string): void => {
    for (const name of namesOf(needs)) {
      const at = installedAt(packages, name, path);
      if (at === undefined) throw new Error(`bun.lock has no ${name}, which ${path} needs.`);
      if (seen.has(at)) continue;
      seen.add(at);
      const [id = "", , itsNeeds, integrity] = packages[at] ?? [];
      const version = id.slice(name.length + 1);
      if (version.startsWith("workspace:")) follow(workspaces[version.slice("workspace:".length)], name);
      else {
        found.set(id, {
          name: id.slice(0, id.lastIndexOf("@")),
          version: id.slice(id.lastIndexOf("@") + 1),
          integrity,
        });
        follow(itsNeeds, at);
      }
    }
  };
  follow(workspaces[folder], "");
  return [...found].toSorted(([a], [b]) => (a < b ? -1 : 1)).map(([, each]) => each);
}

/** A peer that may be missing is left out: whoever uses it needs it by itself. */
function namesOf(needs: Needs | undefined): string[] {
  const { dependencies, optionalDependencies, peerDependencies, optionalPeers = [] } = needs ?? {};
  const names = Object.keys({ ...dependencies, ...optionalDependencies, ...peerDependencies });
  return names.filter((name) => !optionalPeers.includes(name));
}

/** Where a package finds another one: below itself, else below what it is below of, as modules are looked up. */
function installedAt(packages: Lockfile["packages"], name: string, path: string): string | undefined {
  for (let above = path; above !== ""; above = parentOf(above)) {
    if (`${above}/${name}` in packages) return `${above}/${name}`;
  }
  return name in packages ? name : undefined;
}

/** `a/@scope/b` is below `a`, `@scope/b` below nothing. */
const parentOf = (path: string): string => path.match(/^(.+)\/(?:@[^/]+\/)?[^/@]+$/)?.[1] ?? "";
