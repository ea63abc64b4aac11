import type { Node } from "oxc-parser";
import { type SourceFile, walk } from "../workspace/source-file.ts";

/** A use of a name at run time. */
export interface GlobalUse {
  /** `fetch`, `Date.now`, `new Date()`, `crypto.randomUUID`; `globalThis.` is left out, and casts are looked through. */
  readonly name: string;
  /** Offset in the file's text. */
  readonly start: number;
}

/**
 * Lists the names a file uses at run time, each with the member it looks up. Types are no uses. Names are taken as they
 * stand: a parameter called `fetch` counts as `fetch`. What comes from `node:crypto` counts as a member of `crypto`.
 *
 * @param file The parsed file.
 * @returns The uses in the order of the text.
 */
export function globalsUsed(file: SourceFile): GlobalUse[] {
  const uses: GlobalUse[] = [];
  const cryptoNames = new Set(["crypto"]);
  for (const { node, above, key } of walk(file.program, isRunTime)) {
    if (node.type === "ImportDeclaration" && /^(node:)?crypto$/.test(node.source.value)) {
      for (const specifier of node.specifiers) {
        if (specifier.type !== "ImportSpecifier") {
          cryptoNames.add(specifier.local.name);
        } else if (specifier.imported.type === "Identifier") {
          uses.push({ name: `crypto.${specifier.imported.name}`, start: specifier.start });
        }
      }
    } else if (node.type === "MetaProperty") {
      uses.push({ name: `${node.meta.name}.${node.property.name}`, start: node.start });
    } else if (node.type === "Identifier" && !isMereLabel(above[0], key)) {
      const name = cryptoNames.has(node.name) ? "crypto" : node.name;
      uses.push({ name: nameAsUsed(name, node, above), start: node.start });
    }
  }
  return uses;
}

const typeKeys = [
  "typeAnnotation",
  "returnType",
  "typeParameters",
  "typeArguments",
  "superTypeArguments",
  "implements",
];
const typeNodes = ["TSTypeAliasDeclaration", "TSInterfaceDeclaration", "TSModuleDeclaration"];

function isRunTime(node: Node, key: string): boolean {
  return key !== "specifiers" && !typeKeys.includes(key) && !typeNodes.includes(node.type);
}

function isMereLabel(parent: Node | undefined, key: string): boolean {
  if (key === "property" || key === "key") {
    return parent?.type === "MetaProperty" || (parent !== undefined && "computed" in parent && !parent.computed);
  }
  return key === "label" || key === "meta";
}

/** What says something of a value's type, or nothing at all, and is the value at run time. */
const transparentNodes = [
  "ParenthesizedExpression",
  "TSAsExpression",
  "TSSatisfiesExpression",
  "TSNonNullExpression",
  "TSTypeAssertion",
];

function nameAsUsed(name: string, node: Node, above: readonly Node[]): string {
  const [parent, ...further] = above;
  if (parent && transparentNodes.includes(parent.type)) {
    return nameAsUsed(name, parent, further);
  }
  if (parent?.type === "MemberExpression" && parent.object === node) {
    const member = memberName(parent.property, parent.computed);
    if (member === null) {
      return name;
    }
    return name === "globalThis" ? nameAsUsed(member, parent, further) : `${name}.${member}`;
  }
  if (name !== "Date") {
    return name;
  }
  if (parent?.type === "NewExpression" && parent.callee === node) {
    return parent.arguments.length > 0 ? "new Date(…)" : "new Date()";
  }
  if (parent?.type === "BinaryExpression" && parent.operator === "instanceof") {
    return "instanceof Date";
  }
  return parent?.type === "CallExpression" && parent.callee === node ? "Date()" : name;
}

function memberName(property: Node, computed: boolean): string | null {
  if (property.type === "Identifier" && !computed) {
    return property.name;
  }
  return property.type === "Literal" && typeof property.value === "string" ? property.value : null;
}
