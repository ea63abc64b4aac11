/** `name=value` or `name[key]=value`, of names that mean nothing to qs or to the language. */
const pair = /^([a-z]{1,32})(?:\[([A-Za-z][A-Za-z-]{0,63})\])?=([^=]*)$/;
const mostPairs = 20;

type Members = Record<string, string | Record<string, string>>;

/**
 * Decodes a form as `decodeForm` does, where it is as simple as most are: no name stands twice, none nests deeper than once.
 *
 * @param text Names and values.
 * @returns What qs makes of it; undefined: it is not so simple.
 * @throws {URIError} A value is not percent-encoded UTF-8.
 */
export function decodeSimpleForm(text: string): Members | undefined {
  const members: Members = Object.create(null);
  if (text === "") return members;
  const pairs = text.split("&");
  if (pairs.length > mostPairs) return undefined;
  for (const part of pairs) {
    const [, name, key, encoded] = pair.exec(part) ?? [];
    if (name === undefined || encoded === undefined) return undefined;
    const value =
      encoded.includes("%") || encoded.includes("+") ? decodeURIComponent(encoded.replaceAll("+", " ")) : encoded;
    const known = members[name];
    if (key === undefined) {
      if (known !== undefined) return undefined;
      members[name] = value;
    } else if (known === undefined) {
      members[name] = Object.assign(Object.create(null), { [key]: value });
    } else {
      if (typeof known === "string" || known[key] !== undefined) return undefined;
      known[key] = value;
    }
  }
  return members;
}
