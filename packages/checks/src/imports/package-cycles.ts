import type { Violation } from "../workspace/violation.ts";
import { declaredDependencies, manifestLine, type Workspace } from "../workspace/workspace.ts";

/**
 * Finds packages that depend on each other in a circle, tests included: what neither can be built nor read without
 * the other is one package.
 *
 * @param workspace What to judge.
 * @returns One violation a circle, at the package.json line that leads into it.
 */
export function packageCycles(workspace: Workspace): Violation[] {
  return workspace.packages.flatMap((start, position) => {
    // Only later packages may lie on the way back, so that a circle is told once: by its first package.
    const others = workspace.packages.slice(position);
    const dependencies = new Map(others.map(({ name, manifest }) => [name, declaredDependencies(manifest, "tests")]));
    const way = wayBack(start.name, dependencies);
    if (!way) {
      return [];
    }
    const file = `${start.folder}/package.json`;
    const says = `depends on ${way[1]}: a cycle, ${way.join(" → ")}; allowed: one direction, see allowed-imports.ts`;
    return [{ file, line: manifestLine(start, way[1] ?? ""), says }];
  });
}

function wayBack(start: string, dependencies: ReadonlyMap<string, readonly string[]>): string[] | null {
  const ways: string[][] = [[start]];
  const seen = new Set<string>();
  for (const way of ways) {
    for (const next of dependencies.get(way.at(-1) ?? "") ?? []) {
      if (next === start) {
        return [...way, next];
      }
      if (!seen.has(next)) {
        seen.add(next);
        ways.push([...way, next]);
      }
    }
  }
  return null;
}
