import { lineAt } from "../workspace/source-file.ts";
import type { Violation } from "../workspace/violation.ts";
import { manifestLine, type Workspace, type WorkspacePackage } from "../workspace/workspace.ts";
import { publicEntries } from "./public-entries.ts";

/**
 * Sees that every `exports` entry leads to a file, and that sources name what they export: a surface that nobody wrote
 * down grows by accident.
 *
 * @param workspace What to judge.
 * @returns One violation for each entry that leads nowhere and each `export *`.
 */
export function publicExports(workspace: Workspace): Violation[] {
  return workspace.packages.flatMap((owner) => [...deadEntries(owner, workspace), ...wildcardExports(owner)]);
}

function deadEntries(owner: WorkspacePackage, { exists }: Workspace): Violation[] {
  return publicEntries(owner)
    .filter(({ path }) => !exists(folderOfPattern(path)))
    .map(({ name, target }) => ({
      file: `${owner.folder}/package.json`,
      line: manifestLine(owner, target),
      says: `exports "${name}" from ${target}: there is no such file; allowed: the path of one`,
    }));
}

/** What `./schemas/*` opens: a folder of files. */
const folderOfPattern = (path: string): string => path.replace(/\/\*$/, "");

function wildcardExports(owner: WorkspacePackage): Violation[] {
  return owner.sources
    .filter(({ path }) => path.startsWith(`${owner.folder}/src/`))
    .flatMap(({ path, text, program }) =>
      program.body
        .filter((statement) => statement.type === "ExportAllDeclaration" && statement.exported === null)
        .map((statement) => ({
          file: path,
          line: lineAt(text, statement.start),
          says: "exports *: the public surface is written down; allowed: each export by its name",
        })),
    );
}
