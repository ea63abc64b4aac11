import { lineAt } from "../workspace/source-file.ts";
import type { Violation } from "../workspace/violation.ts";
import type { Workspace } from "../workspace/workspace.ts";
import { type Ambient, ambient, exceptions } from "./ambient-names.ts";
import { globalsUsed } from "./globals-used.ts";

const pureFiles = new Bun.Glob("packages/{contracts,core}/src/**");
const awsFiles = new Bun.Glob("packages/core/src/aws/**");

/**
 * Finds what contracts and core read from the world around them. The names in `ambient-names.ts` may not even be given
 * to something of one's own there: a reader shouldn't have to look up which `fetch` is meant. What may be used in spite of it
 * stands there as well, each with its file and why.
 *
 * @param workspace What to judge; only contracts' sources, and core's outside `src/aws`, are looked at.
 * @returns One violation for each reading.
 */
export function corePurity(workspace: Workspace): Violation[] {
  const files = workspace.packages.flatMap(({ sources }) => sources);
  return files
    .filter(({ path }) => pureFiles.match(path) && !awsFiles.match(path))
    .flatMap((file) =>
      globalsUsed(file).flatMap(({ name, start }) => {
        if (exceptions.some((it) => it.name === name && it.file === file.path)) return [];
        const read = ambient.find((candidate) => isReadBy(name, candidate));
        const says = `reads ${read?.what} (${name}): pure code doesn't; allowed: take it as an argument`;
        return read ? [{ file: file.path, line: lineAt(file.text, start), says }] : [];
      }),
    );
}

/** A bare `Date` that isn't called or looked into is handed on, and with it `Date.now`: so it counts as read. */
function isReadBy(name: string, { names }: Ambient): boolean {
  return names.some((it) => it === name || name.startsWith(`${it}.`) || it.startsWith(`${name}.`));
}
