import type { Node } from "oxc-parser";
import { lineAt, type SourceFile } from "../workspace/source-file.ts";
import type { Violation } from "../workspace/violation.ts";
import type { Workspace, WorkspacePackage } from "../workspace/workspace.ts";
import { publicEntries } from "./public-entries.ts";
import { type PublicSymbol, publicSymbols } from "./public-symbols.ts";

const documented = new Set(["contracts", "core", "client", "local-s3", "testkit"].map((name) => `packages/${name}`));

/**
 * Sees that what others can import says what it promises: every function and class behind an `exports` entry has a
 * docstring, and the functions of core's root entry show an `@example`.
 *
 * @param workspace What to judge.
 * @returns One violation a symbol, at its declaration.
 */
export function docstrings(workspace: Workspace): Violation[] {
  return workspace.packages.filter(({ folder }) => documented.has(folder)).flatMap(judgePackage);
}

function judgePackage(owner: WorkspacePackage): Violation[] {
  const files = new Map(owner.sources.map((file) => [file.path, file]));
  const told = new Set<Node>();
  return publicEntries(owner).flatMap((entry) =>
    publicSymbols(entry.path, files).flatMap((symbol) => {
      const [statement] = symbol.statements;
      const wantsExample = owner.folder === "packages/core" && entry.name === "." && symbol.kind === "function";
      const says = judgeSymbol(symbol, wantsExample);
      if (says === null || told.has(statement)) {
        return [];
      }
      told.add(statement);
      return [{ file: symbol.file.path, line: lineAt(symbol.file.text, statement.start), says }];
    }),
  );
}

function judgeSymbol({ name, file, statements }: PublicSymbol, wantsExample: boolean): string | null {
  const docs = statements.map((statement) => docstringBefore(statement, file)).join("\n");
  if (!/\w/.test(docs)) {
    return `exports ${name} without a docstring: say what it promises in a /** … */ block right above it`;
  }
  return wantsExample && !/^\s*\*?\s*@example\b/m.test(docs)
    ? `exports ${name} without an @example: core's root entry shows how each function is used`
    : null;
}

function docstringBefore(statement: Node, { comments, text }: SourceFile): string {
  const docstring = comments.findLast(({ end }) => end <= statement.start);
  const isAttached = docstring?.value.startsWith("*") && text.slice(docstring.end, statement.start).trim() === "";
  return docstring?.type === "Block" && isAttached ? docstring.value : "";
}
