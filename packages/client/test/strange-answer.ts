import fc from "fast-check";

/** An answer as it goes over the wire: one of the service's or of S3's, with something done to it, or nothing of the kind. */
export const strangeAnswer = (bodies: readonly string[], statuses: readonly number[]): fc.Arbitrary<Uint8Array> => {
  const body = fc.oneof(
    { arbitrary: fc.constantFrom(...bodies), weight: 3 },
    fc.constantFrom(...bodies).chain(cut),
    fc.constantFrom(...bodies).chain(withAnotherValue),
    fc.json(),
    fc.string({ unit: "binary" }),
    fc.constantFrom(
      "",
      "null",
      "[]",
      "{}",
      '"',
      "\ufeff{}",
      "<html><body>502 Bad Gateway</body></html>",
      "<Error><Code>",
    ),
  );
  const status = fc.oneof({ arbitrary: fc.constantFrom(...statuses), weight: 4 }, fc.integer({ min: 200, max: 599 }));
  const type = fc.constantFrom(
    "application/json; charset=utf-8",
    "text/html",
    "application/xml",
    "",
    "x",
    "application/json; charset=utf-16",
  );
  const more = fc.constantFrom(
    "",
    "x-request-id: 774ed1b5\r\n",
    "retry-after: soon\r\n",
    "retry-after: -1\r\n",
    "retry-after: 99999999999\r\n",
    "location: /login\r\n",
  );
  const tooLong = fc.constantFrom(0, 0, 0, 7);
  return fc.record({ body, status, type, more, tooLong }).map((answer) => {
    const length = bytesOf(answer.body).length + answer.tooLong;
    const head = `HTTP/1.1 ${answer.status} X\r\ncontent-type: ${answer.type}\r\ncontent-length: ${length}\r\n`;
    return bytesOf(`${head}${answer.more}connection: close\r\n\r\n${answer.body}`);
  });
};

const bytesOf = (text: string): Uint8Array => new TextEncoder().encode(text);

const cut = (text: string): fc.Arbitrary<string> => fc.nat(text.length).map((length) => text.slice(0, length));

/** One of the values in it, at any depth, is another; what is no JSON has another word. */
function withAnotherValue(text: string): fc.Arbitrary<string> {
  if (!text.startsWith("{")) return fc.string().map((word) => text.replace(/\w+/, word));
  const places = placesIn(JSON.parse(text));
  return fc.tuple(fc.constantFrom(...places), anything).map(([place, value]) => {
    const copy: unknown = JSON.parse(text);
    const last = place.at(-1) ?? "";
    const holder = place.slice(0, -1).reduce(memberOf, copy);
    if (typeof holder !== "object" || holder === null) return JSON.stringify(value);
    if (value === undefined) Reflect.deleteProperty(holder, last);
    else Reflect.set(holder, last, value);
    return JSON.stringify(copy);
  });
}

const anything = fc.oneof(
  fc.constantFrom(
    undefined,
    null,
    "",
    0,
    true,
    [],
    {},
    [null],
    "javascript:alert(1)",
    "file:///etc/passwd",
    "http://",
    "constructor",
  ),
  fc.jsonValue(),
);

const memberOf = (value: unknown, name: string): unknown =>
  typeof value === "object" && value !== null ? Reflect.get(value, name) : undefined;

function placesIn(value: unknown, place: readonly string[] = []): (readonly string[])[] {
  if (typeof value !== "object" || value === null) return [place];
  const within = Object.entries(value).flatMap(([name, member]) => placesIn(member, [...place, name]));
  return place.length > 0 ? [place, ...within] : within;
}
