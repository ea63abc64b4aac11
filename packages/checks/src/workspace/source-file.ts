import { type Comment, type Node, type Program, parseSync, visitorKeys } from "oxc-parser";

/** A parsed TypeScript or JavaScript file. */
export interface SourceFile {
  /** Path from the workspace's root, with forward slashes. */
  readonly path: string;
  readonly text: string;
  readonly program: Program;
  readonly comments: readonly Comment[];
}

/** A node met on a walk, with the way that led to it. */
export interface Visit {
  readonly node: Node;
  /** The nodes above, nearest first. */
  readonly above: readonly Node[];
  /** The property of the nearest node above that holds this one; "" for the root. */
  readonly key: string;
}

/**
 * Parses one file.
 *
 * @param path Path from the workspace's root; its extension chooses the dialect.
 * @param text The file's content.
 * @returns The file with its syntax tree and comments.
 * @throws {SyntaxError} The text doesn't parse, naming file and line.
 */
export function parseSourceFile(path: string, text: string): SourceFile {
  const { program, comments, errors } = parseSync(path, text, { preserveParens: false });
  const [error] = errors;
  if (error) {
    throw new SyntaxError(`${path}:${lineAt(text, error.labels[0]?.start ?? 0)} ${error.message}`);
  }
  return { path, text, program, comments };
}

/**
 * Where an offset of a text is.
 *
 * @param text The whole text.
 * @param offset In UTF-16 code units, as the parser counts.
 * @returns The line, counted from 1.
 */
export function lineAt(text: string, offset: number): number {
  return text.slice(0, offset).split("\n").length;
}

/**
 * Walks a syntax tree depth first, in the order of the text.
 *
 * @param root Where to start.
 * @param enters Says whether to go into a child; everywhere by default.
 * @returns Every node met, the root first.
 */
export function* walk(root: Node, enters: (node: Node, key: string) => boolean = () => true): Generator<Visit> {
  yield* walkFrom({ node: root, above: [], key: "" }, enters);
}

function* walkFrom(visit: Visit, enters: (node: Node, key: string) => boolean): Generator<Visit> {
  yield visit;
  const { node } = visit;
  const children = node as unknown as Readonly<Record<string, unknown>>;
  for (const key of visitorKeys[node.type] ?? []) {
    for (const child of [children[key]].flat()) {
      if (isNode(child) && enters(child, key)) {
        yield* walkFrom({ node: child, above: [node, ...visit.above], key }, enters);
      }
    }
  }
}

function isNode(value: unknown): value is Node {
  return typeof value === "object" && value !== null && "type" in value;
}
