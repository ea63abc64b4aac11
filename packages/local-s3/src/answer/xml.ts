const entities: Readonly<Record<string, string>> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", "\r": "&#13;" };

/**
 * Writes an XML document of one element with text elements in it.
 *
 * @param name The element's name.
 * @param elements Its children's names and texts, in order. A character that XML 1.0 cannot hold, such as NUL, becomes U+FFFD.
 * @see https://www.w3.org/TR/xml/#charsets
 * @example
 * ```ts
 * xmlDocument("Error", { Code: "NoSuchKey", Key: "a&b" }); // …<Error><Code>NoSuchKey</Code><Key>a&amp;b</Key></Error>
 * ```
 */
export function xmlDocument(name: string, elements: Readonly<Record<string, string | number>>): string {
  const children = Object.entries(elements).map(([child, text]) => `<${child}>${escaped(`${text}`)}</${child}>`);
  return `<?xml version="1.0" encoding="UTF-8"?>\n<${name}>${children.join("")}</${name}>`;
}

/**
 * Answers with an XML document.
 *
 * @param xml The document.
 * @param status The HTTP status.
 * @param headers The answer's headers but for the content's type and length. Its length tells who still sends that the answer is whole.
 * @example
 * ```ts
 * xmlAnswer(xmlDocument("Error", { Code: "NoSuchKey" }), 404, {});
 * ```
 */
export function xmlAnswer(xml: string, status: number, headers: Readonly<Record<string, string>>): Response {
  const body = new TextEncoder().encode(xml);
  return new Response(body, {
    status,
    headers: { ...headers, "content-type": "application/xml", "content-length": `${body.length}` },
  });
}

function escaped(text: string): string {
  return (
    text
      .toWellFormed()
      // A parser refuses these outright, and takes a CR that is not escaped for a LF.
      // biome-ignore lint/suspicious/noControlCharactersInRegex: just these are what must not get through.
      .replace(/[\0-\x08\v\f\x0e-\x1f\ufffe\uffff]/g, "\ufffd")
      .replace(/[&<>\r]/g, (character) => entities[character] ?? "")
  );
}
