import fc from "fast-check";

/** Names that mean something to the language, to a parser or to a store. */
const names = [
  "__proto__",
  "constructor",
  "prototype",
  "toString",
  "toJSON",
  "hasOwnProperty",
  "then",
  "length",
  "0",
  "-0",
  "",
  "../../etc/passwd",
  "${filename}",
  "{uuid}",
  "CreateSignedS3FormData",
  "ExplainS3Upload",
];

/** Text that some reader of text stumbles over. */
export const hostileText: fc.Arbitrary<string> = fc.oneof(
  { weight: 3, arbitrary: fc.constantFrom(...names) },
  { weight: 3, arbitrary: fc.string({ unit: "binary", maxLength: 40 }) },
  { weight: 2, arbitrary: fc.string({ maxLength: 40 }) },
  fc.constantFrom(
    "\0",
    "a\0b",
    "\r\nx: y",
    "\ud800",
    "\udfff\ud800",
    "\ufeff",
    "\u2028",
    "\u202e",
    "image/png,text/plain",
    "text/*",
    "https://evil.example/",
    "javascript:alert(1)",
    "e090cbd2-ded4-4fd4-be23-4c17ad77ca07",
    "1e999",
    "NaN",
    "'; drop table",
    "<script>",
    "]]>",
    "%00",
    "%",
    "%ff",
  ),
  fc.integer({ min: 100, max: 5000 }).map((length) => "x".repeat(length)),
);

/** Values of JSON, some of which only its text can hold: they are written as text. */
export const hostileJson: fc.Arbitrary<string> = fc.oneof(
  { weight: 4, arbitrary: hostileText.map((text) => JSON.stringify(text)) },
  { weight: 2, arbitrary: fc.json({ stringUnit: "binary" }) },
  fc.constantFrom("null", "true", "0", "-0", "1e999", "-1e-999", "0.1", "123456789012345678901234567890", "[]", "{}"),
  fc.constantFrom('"\\ud800"', '"\\u0000"', '{"__proto__":{"a":1}}', '{"a":1,"a":2}', "[1,2]", "[10,1]", "[0,1e999]"),
  fc.integer({ min: 10, max: 5000 }).map((depth) => "[".repeat(depth) + "]".repeat(depth)),
  fc.integer({ min: 10, max: 2000 }).map((depth) => `${'{"a":'.repeat(depth)}1${"}".repeat(depth)}`),
);
