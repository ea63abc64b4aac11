/**
 * Writes parsed JSON so that the same value gives the same text, however its members were ordered and spaced.
 *
 * @param value What `JSON.parse` gave.
 * @returns Compact JSON, the members of each object by name.
 * @throws {RangeError} The value nests deeper than the runtime's stack: some ten thousand levels.
 * @example
 * ```ts
 * canonicalJson({ b: 1, a: [2] }); // '{"a":[2],"b":1}'
 * ```
 */
export function canonicalJson(value: unknown): string {
  return JSON.stringify(value, (_name, member: unknown) =>
    typeof member === "object" && member !== null && !Array.isArray(member)
      ? Object.fromEntries(Object.entries(member).sort(([a], [b]) => (a < b ? -1 : 1)))
      : member,
  );
}
