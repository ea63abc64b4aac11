import { publicEntries } from "../../../checks/src/surface/public-entries.ts";
import { publicSymbols } from "../../../checks/src/surface/public-symbols.ts";
import type { SourceFile } from "../../../checks/src/workspace/source-file.ts";
import { lineAt } from "../../../checks/src/workspace/source-file.ts";
import type { WorkspacePackage } from "../../../checks/src/workspace/workspace.ts";

/** A block of code in a docstring's `@example`. */
export interface Example {
  /** Where it stands, from the workspace's root. */
  readonly path: string;
  /** Of the block's first line, counted from 1. */
  readonly line: number;
  readonly code: string;
  /** The entry by which others import what it is about, `@signed-s3/core/aws`; null: it is the package's own. */
  readonly entry: string | null;
}

/**
 * Finds the examples in a package's docstrings, of what is public and of what isn't.
 *
 * @param owner The package.
 * @returns Them in the order of the files.
 */
export function examplesIn(owner: WorkspacePackage): Example[] {
  const entryByDocstring = publicDocstrings(owner);
  return sourcesOf(owner).flatMap((file) =>
    file.comments.flatMap((comment) => {
      const entry = entryByDocstring.get(place(file, comment.end)) ?? null;
      return blocks(comment.value).map(({ code, offset }) => {
        const line = lineAt(file.text, comment.start + offset);
        return { path: file.path, line, code, entry };
      });
    }),
  );
}

/**
 * Finds what looks like an example and isn't found as one, as it is in another language, has no code, or is before its tag.
 *
 * @param owner The package.
 * @returns The place of each such comment, `path:line`.
 */
export function codeLeftOut(owner: WorkspacePackage): string[] {
  return sourcesOf(owner).flatMap((file) =>
    file.comments.flatMap(({ value, start }) => {
      const [tags = 0, fences = 0] = [/^[ *]*@example\b/gm, /^[ *]*```/gm].map(
        (sign) => [...value.matchAll(sign)].length,
      );
      const found = blocks(value).length;
      return (tags === 0 || found > 0) && fences === 2 * found ? [] : [`${file.path}:${lineAt(file.text, start)}`];
    }),
  );
}

const sourcesOf = ({ folder, sources }: WorkspacePackage): readonly SourceFile[] =>
  sources.filter(({ path }) => path.startsWith(`${folder}/src/`));

const place = ({ path }: SourceFile, end: number): string => `${path}:${end}`;

/** The docstrings of public functions and classes, by where they end, each with its entry. */
function publicDocstrings(owner: WorkspacePackage): ReadonlyMap<string, string> {
  const files = new Map(owner.sources.map((file) => [file.path, file]));
  const found = publicEntries(owner).flatMap(({ name, path }) =>
    publicSymbols(path, files).flatMap(({ file, statements }) =>
      statements.flatMap((statement): [string, string][] => {
        const docstring = file.comments.findLast(({ end }) => end <= statement.start);
        return docstring ? [[place(file, docstring.end), owner.name + name.slice(1)]] : [];
      }),
    ),
  );
  return new Map(found.toReversed());
}

function blocks(comment: string): { readonly code: string; readonly offset: number }[] {
  const examples = comment.indexOf("@example");
  return [...comment.matchAll(/```ts\n([\s\S]*?)\n[ *]*```/g)]
    .filter(({ index }) => examples !== -1 && index > examples)
    .map(({ index, 1: code = "" }) => ({
      code: code.replaceAll(/^[ \t]*\* ?/gm, ""),
      offset: index + "/**```ts".length,
    }));
}
