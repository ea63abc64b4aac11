const utf8 = new TextEncoder();

/**
 * Whether a text is no longer than so many bytes of UTF-8.
 *
 * @example
 * ```ts
 * isWithin(2, "é"); // true
 * isWithin(2, "éa"); // false
 * ```
 */
export function isWithin(mostBytes: number, text: string): boolean {
  // A UTF-16 code unit is three bytes of UTF-8 at most: most texts need no encoding to be found short enough.
  return text.length * 3 <= mostBytes || utf8.encode(text).length <= mostBytes;
}
