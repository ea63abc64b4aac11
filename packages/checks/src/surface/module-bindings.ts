import type { ImportDeclaration, ModuleExportName, Node } from "oxc-parser";
import type { SourceFile } from "../workspace/source-file.ts";
import { callablesIn } from "./callables.ts";

/** What a name stands for: another module's export, or something declared in the file itself. */
export interface Binding {
  /** The other module as written; null for the file itself. */
  readonly from: string | null;
  /** Its name over there, or in the file. */
  readonly name: string;
}

/**
 * What a file exports by name, as far as it can lead to a function or class.
 *
 * @param file The parsed file.
 * @returns The bindings by the names that others import; `export *` adds none.
 */
export function exportedBindings({ program }: SourceFile): Map<string, Binding> {
  return new Map(program.body.flatMap(exportedBy));
}

/**
 * What a file imports by name.
 *
 * @param file The parsed file.
 * @returns The bindings by their names in the file.
 */
export function importedBindings({ program }: SourceFile): Map<string, Binding> {
  const imports = program.body.filter((statement) => statement.type === "ImportDeclaration");
  return new Map(imports.flatMap(importedBy));
}

function exportedBy(statement: Node): [string, Binding][] {
  if (statement.type === "ExportDefaultDeclaration") {
    return [["default", { from: null, name: callablesIn(statement)[0]?.name ?? "default" }]];
  }
  if (statement.type !== "ExportNamedDeclaration") {
    return [];
  }
  const from = statement.source?.value ?? null;
  return [
    ...callablesIn(statement).map(({ name }): [string, Binding] => [name, { from: null, name }]),
    ...statement.specifiers.map(({ exported, local }): [string, Binding] => [
      nameOf(exported),
      { from, name: nameOf(local) },
    ]),
  ];
}

function importedBy({ source, specifiers }: ImportDeclaration): [string, Binding][] {
  return specifiers.map((specifier) => {
    const name = specifier.type === "ImportSpecifier" ? nameOf(specifier.imported) : "default";
    return [
      specifier.local.name,
      { from: source.value, name: specifier.type === "ImportNamespaceSpecifier" ? "*" : name },
    ];
  });
}

function nameOf(node: ModuleExportName): string {
  return node.type === "Literal" ? node.value : node.name;
}
