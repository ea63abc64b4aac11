import { posix } from "node:path";
import type { Node } from "oxc-parser";
import type { SourceFile } from "../workspace/source-file.ts";
import { type Callable, callablesIn } from "./callables.ts";
import { type Binding, exportedBindings, importedBindings } from "./module-bindings.ts";

/** A function or class that others can import. */
export interface PublicSymbol {
  /** Its name at the entry. */
  readonly name: string;
  readonly kind: Callable["kind"];
  readonly file: SourceFile;
  /** What declares it, `export` included; several statements for an overloaded function. */
  readonly statements: readonly [Node, ...Node[]];
}

/**
 * Follows an entry's exports, through re-exports, to the functions and classes behind them. Other values and types are
 * left out, and so is what another package declares.
 *
 * @param entry Path of the entry's file.
 * @param files The package's files by path.
 * @returns The symbols in the order of the entry.
 */
export function publicSymbols(entry: string, files: ReadonlyMap<string, SourceFile>): PublicSymbol[] {
  const file = files.get(entry);
  return [...(file ? exportedBindings(file) : [])].flatMap(([name, binding]) => {
    const found = file && declarationOf(binding, file, files);
    return found ? [{ ...found, name }] : [];
  });
}

function declarationOf(
  { from, name }: Binding,
  file: SourceFile,
  files: ReadonlyMap<string, SourceFile>,
): Omit<PublicSymbol, "name"> | null {
  if (from !== null) {
    const next = files.get(posix.join(posix.dirname(file.path), from));
    const binding = next && exportedBindings(next).get(name);
    return binding ? declarationOf(binding, next, files) : null;
  }
  const imported = importedBindings(file).get(name);
  if (imported) {
    return declarationOf(imported, file, files);
  }
  const named = (callable: Callable): boolean => callable.name === name;
  const [first, ...further] = file.program.body.filter((statement) => callablesIn(statement).some(named));
  const kind = first && callablesIn(first).find(named)?.kind;
  return kind ? { kind, file, statements: [first, ...further] } : null;
}
