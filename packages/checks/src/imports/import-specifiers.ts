import type { Node } from "oxc-parser";
import { lineAt, type SourceFile, walk } from "../workspace/source-file.ts";

/** One import of a module, whichever way it is written. */
export interface ImportSite {
  /** The module's name as written; null when it is computed at run time. */
  readonly specifier: string | null;
  /** Counted from 1. */
  readonly line: number;
}

/**
 * Finds every import of a file: static, re-exporting, type-only, dynamic, `import("x").Type` and `require`.
 *
 * @param file The parsed file.
 * @returns The imports in the order of the text.
 */
export function importSites(file: SourceFile): ImportSite[] {
  const sites: ImportSite[] = [];
  for (const { node } of walk(file.program)) {
    const module = importedModule(node);
    if (module) {
      sites.push({ specifier: literalText(module), line: lineAt(file.text, module.start) });
    }
  }
  return sites;
}

function importedModule(node: Node): Node | null {
  switch (node.type) {
    case "ImportDeclaration":
    case "ExportNamedDeclaration":
    case "ExportAllDeclaration":
    case "ImportExpression":
    case "TSImportType":
      return node.source;
    case "TSExternalModuleReference":
      return node.expression;
    case "CallExpression":
      return node.callee.type === "Identifier" && node.callee.name === "require" ? (node.arguments[0] ?? null) : null;
    default:
      return null;
  }
}

function literalText(node: Node): string | null {
  if (node.type === "Literal" && typeof node.value === "string") {
    return node.value;
  }
  if (node.type === "TemplateLiteral" && node.expressions.length === 0) {
    return node.quasis[0]?.value.cooked ?? null;
  }
  return null;
}
