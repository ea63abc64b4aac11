import type { Node } from "oxc-parser";
import { globalsUsed } from "../../../checks/src/purity/globals-used.ts";
import { parseSourceFile, walk } from "../../../checks/src/workspace/source-file.ts";

/**
 * The names that a piece of code uses and doesn't declare itself.
 *
 * @param code A module without imports.
 * @returns The names, globals of the runtime among them.
 */
export function namesUsed(code: string): ReadonlySet<string> {
  const file = parseSourceFile("example.ts", code);
  const declared = new Set([...walk(file.program)].flatMap(({ node }) => namesIn(declaredBy(node))));
  const used = globalsUsed(file).map(({ name }) => /^(?:new |instanceof )?([\w$]+)/.exec(name)?.[1] ?? name);
  return new Set(used.filter((name) => !declared.has(name)));
}

function declaredBy(node: Node): readonly Node[] {
  if (node.type === "VariableDeclarator") return [node.id];
  if (node.type === "CatchClause") return node.param ? [node.param] : [];
  return node.type === "ArrowFunctionExpression" ? node.params : [];
}

const namesIn = (patterns: readonly Node[]): string[] =>
  patterns.flatMap((pattern) =>
    [...walk(pattern)].flatMap(({ node, key }) => (node.type === "Identifier" && key !== "key" ? [node.name] : [])),
  );
