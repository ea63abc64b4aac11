import { type LockedPackage, type Lockfile, packagesOf } from "./lockfile.ts";

/**
 * The bill of materials of a workspace's binary, as CycloneDX 1.6: all packages that it can hold, and the runtime that it is
 * compiled with. It has no time and no serial number, so that the same lock file gives the same bytes.
 *
 * @param lockfile What bun.lock says.
 * @param folder The workspace, such as `apps/api`.
 * @param bunVersion The runtime's version.
 * @returns An object to write as JSON.
 */
export function billOfMaterials(lockfile: Lockfile, folder: string, bunVersion: string): object {
  const { name, version } = lockfile.workspaces[folder] ?? { name: folder };
  return {
    bomFormat: "CycloneDX",
    specVersion: "1.6",
    version: 1,
    metadata: { component: { type: "application", "bom-ref": name, name, ...(version && { version }) } },
    components: [
      {
        type: "platform",
        "bom-ref": "bun",
        name: "bun",
        version: bunVersion,
        purl: `pkg:github/oven-sh/bun@bun-v${bunVersion}`,
      },
      ...packagesOf(lockfile, folder).map(component),
    ],
  };
}

function component({ name, version, integrity }: LockedPackage): object {
  // In a package URL, the at sign of a scope is percent-encoded.
  const purl = `pkg:npm/${name.replace("@", "%40")}@${version}`;
  const [algorithm, digest] = integrity?.split("-", 2) ?? [];
  const hashes = algorithm === "sha512" &&
    digest && [{ alg: "SHA-512", content: Buffer.from(digest, "base64").toString("hex") }];
  return { type: "library", "bom-ref": purl, name, version, purl, ...(hashes && { hashes }) };
}
