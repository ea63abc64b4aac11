const named: Readonly<Record<string, string>> = { amp: "&", lt: "<", gt: ">", quot: '"', apos: "'" };

/**
 * The text of the first element of a name: all that S3's flat answers need.
 *
 * @param xml Any text.
 * @param name The element's name.
 * @returns The text with its entities replaced; undefined where there is no such element, or it is cut off.
 * @see https://docs.aws.amazon.com/AmazonS3/latest/API/RESTObjectPOST.html
 * @example
 * ```ts
 * textOf("<Key>a&amp;b</Key>", "Key"); // "a&b"
 * ```
 */
export function textOf(xml: string, name: string): string | undefined {
  const text = new RegExp(`<${name}>([^<]*)</${name}>`).exec(xml)?.[1];
  return text?.replace(/&(?:#x([\da-f]{1,6})|#(\d{1,7})|(\w+));/gi, (all, hexadecimal, decimal, entity) => {
    if (entity !== undefined) return Object.hasOwn(named, entity) ? (named[entity] ?? all) : all;
    const codePoint = Number(hexadecimal === undefined ? decimal : `0x${hexadecimal}`);
    return codePoint <= 0x10ffff ? String.fromCodePoint(codePoint) : all;
  });
}
