/** A place in the tree that breaks one of the house's rules. */
export interface Violation {
  /** Path from the workspace's root, with forward slashes. */
  readonly file: string;
  /** Counted from 1. */
  readonly line: number;
  /** What is wrong there, and what is allowed instead. */
  readonly says: string;
}

/**
 * One line a person, an editor and a terminal can follow to the place.
 *
 * @param violation What a rule found.
 * @returns `file:line says`
 * @example
 * ```ts
 * violationLine({ file: "packages/core/src/sign.ts", line: 3, says: "imports elysia: …" });
 * // "packages/core/src/sign.ts:3 imports elysia: …"
 * ```
 */
export function violationLine(violation: Violation): string {
  return `${violation.file}:${violation.line} ${violation.says}`;
}

/**
 * Orders violations as a reader walks through the tree: by file, then by line.
 *
 * @param violations As the rules found them; left as they are.
 * @returns The same violations in a new array.
 */
export function inReadingOrder(violations: readonly Violation[]): Violation[] {
  return violations.toSorted((a, b) => (a.file === b.file ? a.line - b.line : a.file < b.file ? -1 : 1));
}
