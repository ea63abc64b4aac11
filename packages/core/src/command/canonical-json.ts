/** Far deeper than any request means something; what nests on would take the longer the deeper it is. */
const deepest = 64;

/**
 * Writes parsed JSON so that the same value gives the same text, however its members were ordered and spaced.
 *
 * @param value What `JSON.parse` gave.
 * @returns Compact JSON, the members of each object by name.
 * @throws {RangeError} The value nests deeper than 64 levels.
 * @example
 * ```ts
 * canonicalJson({ b: 1, a: [2] }); // '{"a":[2],"b":1}'
 * ```
 */
export function canonicalJson(value: unknown): string {
  return JSON.stringify(inOrder(value, deepest));
}

function inOrder(value: unknown, levels: number): unknown {
  if (typeof value !== "object" || value === null) return value;
  if (levels === 0) throw new RangeError(`The value nests deeper than ${deepest} levels`);
  if (Array.isArray(value)) return value.map((item) => inOrder(item, levels - 1));
  const members = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1));
  return Object.fromEntries(members.map(([name, member]) => [name, inOrder(member, levels - 1)]));
}
