/**
 * Writes a JSON Pointer: what a fault says about where in the request it is.
 *
 * @param tokens The members' names from the root on, unescaped.
 * @see https://www.rfc-editor.org/rfc/rfc6901#section-3
 * @example
 * ```ts
 * jsonPointer("data", "fields", "a/b"); // "/data/fields/a~1b"
 * ```
 */
export function jsonPointer(...tokens: readonly string[]): string {
  return tokens.map((token) => `/${token.replaceAll("~", "~0").replaceAll("/", "~1")}`).join("");
}
