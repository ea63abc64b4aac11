import type { Violation } from "../workspace/violation.ts";
import { declaredDependencies, manifestLine, type Workspace } from "../workspace/workspace.ts";
import { areaOf } from "./allowed-imports.ts";

/**
 * Holds what each package.json declares of our own packages against `allowed-imports.ts`, so that a wrong direction
 * is told even before the first import.
 *
 * @param workspace What to judge.
 * @returns One violation for each of our packages that a package depends on and none of its sources may import.
 */
export function manifestDirection(workspace: Workspace): Violation[] {
  const ours = new Set(workspace.packages.map(({ name }) => name));
  return workspace.packages.flatMap((owner) => {
    const inSrc = owner.sources.filter(({ path }) => path.startsWith(`${owner.folder}/src/`));
    const may = new Set(inSrc.flatMap(({ path }) => areaOf(path)?.may ?? []));
    const allows = (name: string): boolean => [...may].some((it) => it === name || it.startsWith(`${name}/`));
    return declaredDependencies(owner.manifest, "product")
      .filter((name) => ours.has(name) && inSrc.length > 0 && !may.has("ours") && !allows(name))
      .map((name) => ({
        file: `${owner.folder}/package.json`,
        line: manifestLine(owner, name),
        says: `depends on ${name}: none of its sources may import it; allowed: ${[...may].join(", ") || "nothing"}`,
      }));
  });
}
