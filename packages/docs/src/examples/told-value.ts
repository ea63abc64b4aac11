import type { Node } from "oxc-parser";
import { parseSourceFile, type SourceFile, walk } from "../../../checks/src/workspace/source-file.ts";

/** The parts of a literal: what is anything else is a comment in words. */
const literals = new Set([
  "Literal",
  "TemplateLiteral",
  "TemplateElement",
  "ObjectExpression",
  "ArrayExpression",
  "Property",
  "UnaryExpression",
]);

/**
 * Makes a claim of each expression that has its value in a comment behind it, or on the next line: `1 + 1; // 2`.
 *
 * @param code A module.
 * @returns The same code with `told(expression, literal)` for each of these expressions; other comments stay comments.
 * What a module throws is made and not thrown, as nothing could be told of it else.
 */
export function withClaims(code: string): string {
  const file = parseSourceFile("example.ts", code);
  return file.program.body.toReversed().reduce((text, statement) => {
    if (statement.type === "ThrowStatement") {
      return `${text.slice(0, statement.start)}void ${text.slice(statement.argument.start)}`;
    }
    const literal = statement.type === "ExpressionStatement" ? literalBehind(statement, file) : null;
    if (literal === null || statement.type !== "ExpressionStatement") return text;
    const { start, end } = statement.expression;
    return `${text.slice(0, start)}told(${text.slice(start, end)}, ${literal})${text.slice(end)}`;
  }, code);
}

function literalBehind(statement: Node, { text, comments }: SourceFile): string | null {
  const comment = comments.find(({ start }) => start >= statement.end);
  if (!comment || !/^;?\s*$/.test(text.slice(statement.end, comment.start))) return null;
  // What comes after the value says why: `false: the family is wider`.
  const [whole, beforeColon = ""] = [comment.value.trim(), comment.value.trim().split(/: (?=[a-z])/)[0]];
  return [whole, beforeColon].find(isLiteral) ?? null;
}

function isLiteral(text: string): boolean {
  try {
    const { program } = parseSourceFile("value.ts", `(${text});`);
    const [statement] = program.body;
    if (statement?.type !== "ExpressionStatement" || program.body.length > 1) return false;
    return [...walk(statement.expression)].every(({ node, key }) => literals.has(node.type) || key === "key");
  } catch {
    return false;
  }
}
