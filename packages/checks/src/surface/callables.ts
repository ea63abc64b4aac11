import type { Expression, Node } from "oxc-parser";

/** A function or class that a statement declares. */
export interface Callable {
  /** Its name in the file; `default` when it has none. */
  readonly name: string;
  readonly kind: "function" | "class";
}

/**
 * Lists the functions and classes that a statement declares, exported or not. A `const` that holds a function or a
 * class counts as one.
 *
 * @param statement Of a module's top level.
 * @returns What it declares; nothing for other statements.
 */
export function callablesIn(statement: Node): Callable[] {
  switch (statement.type) {
    case "ExportNamedDeclaration":
      return statement.declaration ? callablesIn(statement.declaration) : [];
    case "ExportDefaultDeclaration":
      return callablesIn(statement.declaration);
    case "FunctionDeclaration":
    case "TSDeclareFunction":
      return [{ name: statement.id?.name ?? "default", kind: "function" }];
    case "ClassDeclaration":
      return [{ name: statement.id?.name ?? "default", kind: "class" }];
    case "VariableDeclaration":
      return statement.declarations.flatMap(({ id, init }) => {
        const kind = init && kindOf(init);
        return id.type === "Identifier" && kind ? [{ name: id.name, kind }] : [];
      });
    default:
      return [];
  }
}

function kindOf(value: Expression): Callable["kind"] | null {
  switch (value.type) {
    case "ArrowFunctionExpression":
    case "FunctionExpression":
      return "function";
    case "ClassExpression":
      return "class";
    case "TSAsExpression":
    case "TSSatisfiesExpression":
      return kindOf(value.expression);
    default:
      return null;
  }
}
