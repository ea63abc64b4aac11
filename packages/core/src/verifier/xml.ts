/**
 * Reads the elements that hold text alone, wherever they are. Tolerant: what is no such element is passed over, so that half
 * a document gives what is in its half.
 *
 * @param xml Any text.
 * @returns Names and texts in their order, entities replaced.
 * @see https://www.w3.org/TR/xml/
 * @example
 * ```ts
 * textElements("<Error><Code>AccessDenied</Code></Error>"); // [["Code", "AccessDenied"]]
 * ```
 */
export function textElements(xml: string): (readonly [name: string, text: string])[] {
  return [...xml.matchAll(/<([A-Za-z_][\w.-]*)(?:\s[^<>]*)?>([^<]*)<\/\1\s*>/g)].map(
    ([, name = "", text = ""]) => [name, text.replace(entity, characterOf)] as const,
  );
}

/**
 * Tells whether a text is one XML element with all that it opens closed. Document types are not taken.
 *
 * @param xml Any text.
 * @see https://www.w3.org/TR/xml/#sec-well-formed
 * @example
 * ```ts
 * isWellFormed("<Tagging><TagSet></Tagging>"); // false
 * ```
 */
export function isWellFormed(xml: string): boolean {
  const open: string[] = [];
  let roots = 0;
  let read = 0;
  for (const { 0: token, index, 1: closes, 2: name, 3: selfCloses } of xml.matchAll(markup)) {
    if (!isText(xml.slice(read, index), open.length > 0)) return false;
    read = index + token.length;
    if (name === undefined) continue;
    if (closes) {
      if (open.pop() !== name) return false;
    } else {
      if (open.length === 0) roots += 1;
      if (!selfCloses) open.push(name);
    }
  }
  return roots === 1 && open.length === 0 && isText(xml.slice(read), false);
}

const markup = /<\?[^<>]*\?>|<!--[^<>]*-->|<(\/?)([A-Za-z_][\w.:-]*)(?:\s[^<>]*?)?(\/?)>/g;
const entity = /&(?:(amp|lt|gt|quot|apos)|#(\d{1,7})|#x([\dA-Fa-f]{1,6}));/g;
const named: ReadonlyMap<string, string> = new Map([
  ["amp", "&"],
  ["lt", "<"],
  ["gt", ">"],
  ["quot", '"'],
  ["apos", "'"],
]);

function isText(text: string, insideAnElement: boolean): boolean {
  return !/[<&]/.test(text.replace(entity, "")) && (insideAnElement || text.trim() === "");
}

function characterOf(all: string, name?: string, decimal?: string, hexadecimal?: string): string {
  if (name !== undefined) return named.get(name) ?? all;
  const codePoint = decimal === undefined ? Number.parseInt(hexadecimal ?? "", 16) : Number(decimal);
  return codePoint <= 0x10ffff ? String.fromCodePoint(codePoint) : all;
}
