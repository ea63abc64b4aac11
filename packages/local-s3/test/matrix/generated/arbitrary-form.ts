import fc from "fast-check";

/** How a condition stands to the value of its field. */
export type ConditionShape =
  | "object"
  | "list"
  | "start"
  | "empty start"
  | "in capitals"
  | "another value"
  | "another start";

/** A field with its conditions; without any it was not signed. */
export interface GeneratedField {
  readonly name: string;
  readonly value: string;
  readonly conditions: readonly ConditionShape[];
}

/** What is done to a form after signing, to the field of an index. */
export interface Alteration {
  readonly kind: "drop" | "change" | "double" | "recase" | "add";
  readonly index: number;
  readonly text: string;
}

/** A form in plain data, so that a failure shows what to read. */
export interface GeneratedForm {
  readonly key: string;
  readonly keyConditions: readonly ConditionShape[];
  readonly fields: readonly GeneratedField[];
  /** By how much the ends of each range lie below and above the file's size. */
  readonly ranges: readonly (readonly [below: number, above: number])[];
  readonly digests: readonly ("Content-MD5" | "x-amz-checksum-sha256" | "x-amz-checksum-crc32")[];
  /** The digests are those of other bytes. */
  readonly digestsAreWrong: boolean;
  readonly odd: readonly unknown[];
  readonly alterations: readonly Alteration[];
  readonly expired: boolean;
  readonly anotherSecret: boolean;
  readonly inAnotherBucket: boolean;
  readonly bytes: Uint8Array;
  readonly fileName: string;
}

const values: Readonly<Record<string, readonly string[]>> = {
  "Content-Type": ["image/png", "image/png,image/webp", "image/png,text/html", "text/plain; charset=utf-8"],
  "Cache-Control": ["no-cache", "public,max-age=60", ""],
  "Content-Disposition": ["attachment", 'inline; filename="a.png"'],
  "Content-Language": ["de-CH", "fr"],
  success_action_status: ["200", "201", "204"],
  acl: ["private", "public-read"],
  "x-amz-storage-class": ["STANDARD", "REDUCED_REDUNDANCY"],
  "x-amz-meta-album": ["holiday", "été 写真", ""],
  "x-amz-meta-author": ["me"],
  "x-app-order": ["42", "a b"],
  tagging: ["<Tagging><TagSet><Tag><Key>state</Key><Value>new</Value></Tag></TagSet></Tagging>"],
  bucket: ["photos"],
};

const oddConditions: readonly unknown[] = [
  {},
  5,
  "key",
  ["ends-with", "$key", "1"],
  ["eq", "$key"],
  ["eq", "key", "uploads/1"],
  ["eq", "$key", null],
  ["content-length-range", 1],
  ["content-length-range", "0", "100000"],
  ["starts-with", "$x-amz-date", ""],
  ["starts-with", "$tagging", ""],
  ["starts-with", "$x-amz-meta-none", ""],
  ["starts-with", "$key", ""],
  { "x-app-none": "1" },
];

const rightShape = fc.constantFrom<ConditionShape[]>("object", "list", "start", "empty start", "in capitals");
const anyShape = fc.oneof(
  { weight: 24, arbitrary: rightShape },
  { weight: 1, arbitrary: fc.constantFrom<ConditionShape[]>("another value", "another start") },
);
const conditions = fc.oneof(
  { weight: 30, arbitrary: fc.array(anyShape, { minLength: 1, maxLength: 2 }) },
  { weight: 1, arbitrary: fc.constant([]) },
);
const field: fc.Arbitrary<GeneratedField> = fc
  .constantFrom(...Object.keys(values))
  .chain((name) => fc.record({ name: fc.constant(name), value: fc.constantFrom(...(values[name] ?? [])), conditions }));
const rarely = fc.oneof({ weight: 29, arbitrary: fc.constant(false) }, { weight: 1, arbitrary: fc.constant(true) });
const alteration: fc.Arbitrary<Alteration> = fc.record({
  kind: fc.constantFrom<Alteration["kind"][]>("drop", "change", "double", "recase", "recase", "add"),
  index: fc.nat(),
  text: fc.constantFrom("", "altered", "image/png", "1"),
});
const part = fc.stringMatching(/^[a-z0-9é写_][a-z0-9é写 +%_-]{0,9}$/u);
const name = fc.tuple(part, fc.constantFrom("", ".png", ".tar.gz")).map(([stem, suffix]) => stem.trim() + suffix);

/** Any form: most are right in all, and the others wrong in one thing or two. */
export const arbitraryForm: fc.Arbitrary<GeneratedForm> = fc.record({
  key: fc.oneof(
    fc.array(part, { minLength: 1, maxLength: 3 }).map((parts) => `uploads/${parts.join("/")}`),
    fc.constant("uploads/${filename}"),
  ),
  keyConditions: conditions,
  fields: fc.uniqueArray(field, { maxLength: 5, selector: ({ name }) => name }),
  ranges: fc.oneof(
    { weight: 3, arbitrary: fc.constant([]) },
    {
      weight: 2,
      arbitrary: fc.array(
        fc.oneof(
          { weight: 8, arbitrary: fc.tuple(fc.nat(5), fc.nat(5)) },
          { weight: 1, arbitrary: fc.tuple(fc.integer({ min: -3, max: 3 }), fc.integer({ min: -3, max: 3 })) },
        ),
        { minLength: 1, maxLength: 2 },
      ),
    },
  ),
  digests: fc.oneof(
    { weight: 4, arbitrary: fc.constant([]) },
    {
      weight: 1,
      arbitrary: fc
        .constantFrom("Content-MD5", "x-amz-checksum-sha256", "x-amz-checksum-crc32")
        .map((digest): GeneratedForm["digests"] => [digest]),
    },
    { weight: 1, arbitrary: fc.constant<GeneratedForm["digests"]>(["Content-MD5", "x-amz-checksum-sha256"]) },
  ),
  digestsAreWrong: rarely,
  odd: fc.oneof(
    { weight: 14, arbitrary: fc.constant([]) },
    { weight: 1, arbitrary: fc.constantFrom(...oddConditions).map((condition) => [condition]) },
  ),
  alterations: fc.oneof(
    { weight: 3, arbitrary: fc.constant([]) },
    { weight: 2, arbitrary: fc.array(alteration, { minLength: 1, maxLength: 2 }) },
  ),
  expired: rarely,
  anotherSecret: rarely,
  inAnotherBucket: rarely,
  bytes: fc.uint8Array({ maxLength: 40 }),
  fileName: fc.oneof(
    { weight: 6, arbitrary: name },
    { weight: 2, arbitrary: name.map((last) => `holiday/${last}`) },
    { weight: 1, arbitrary: name.map((last) => `C:\\holiday\\${last}`) },
  ),
});
