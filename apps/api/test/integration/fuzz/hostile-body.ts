import fc from "fast-check";
import { hostileJson, hostileText } from "./hostile-text.ts";

/** A body as bytes, and what it is said to be. */
export interface HostileBody {
  readonly contentType: string | undefined;
  readonly bytes: Uint8Array;
}

const members = ["uuid", "command", "data", "async"];
const dataMembers = [
  "content_type",
  "content_length_range",
  "filename",
  "metadata",
  "checksum_sha256",
  "cache_control",
  "success_action_redirect",
  "tags",
  "expires_in",
  "profile",
  "fields",
  "file",
  "s3_error",
];

/** An object as text, in which a name may stand twice. */
const objectOf = (name: fc.Arbitrary<string>, value: fc.Arbitrary<string>, most = 6): fc.Arbitrary<string> =>
  fc
    .array(fc.tuple(name, value), { maxLength: most })
    .map((entries) => `{${entries.map(([key, text]) => `${JSON.stringify(key)}:${text}`).join(",")}}`);

const dataObject = objectOf(
  fc.oneof({ weight: 5, arbitrary: fc.constantFrom(...dataMembers) }, hostileText),
  fc.oneof({ weight: 3, arbitrary: hostileJson }, objectOf(hostileText, hostileJson)),
);
const envelope = objectOf(
  fc.oneof({ weight: 5, arbitrary: fc.constantFrom(...members) }, hostileText),
  fc.oneof({ weight: 2, arbitrary: dataObject }, hostileJson),
);
/** What gets as far as the signer. */
const goodEnvelope = dataObject.map((data) => `{"data":${data}}`);
const json = fc.oneof({ weight: 3, arbitrary: envelope }, { weight: 3, arbitrary: goodEnvelope }, hostileJson);

const formName = fc.oneof(
  fc.constantFrom(...members, ...dataMembers.map((name) => `data[${name}]`), "data[metadata][a]", "data[tags][]"),
  hostileText.map(encode),
  fc.array(hostileText, { maxLength: 8 }).map((path) => path.map((part) => `[${encode(part)}]`).join("")),
);
/** Names and values of a form or a query. */
export const hostileForm: fc.Arbitrary<string> = fc
  .array(fc.tuple(formName, fc.oneof(hostileText.map(encode), fc.constantFrom("%", "%ff", "%u1234", "=", "&&", "+"))), {
    maxLength: 12,
  })
  .map((pairs) => pairs.map(([name, value]) => `${name}=${value}`).join("&"));

/** Bytes some of which have been taken out, put in or turned. */
const damaged = (text: fc.Arbitrary<string>): fc.Arbitrary<Uint8Array> =>
  fc
    .tuple(text, fc.array(fc.tuple(fc.nat(), fc.integer({ min: 0, max: 255 }), fc.boolean()), { maxLength: 4 }))
    .map(([original, changes]) => {
      let bytes = Buffer.from(original);
      for (const [at, byte, insert] of changes) {
        const before = bytes.subarray(0, at % (bytes.length + 1));
        const after = bytes.subarray(before.length + (insert ? 0 : 1));
        bytes = Buffer.concat([before, Uint8Array.of(byte), after]);
      }
      return bytes;
    });

const contentType = fc.constantFrom(
  "application/json",
  "application/json; charset=utf-8",
  "application/x-www-form-urlencoded",
  "APPLICATION/JSON;;;",
  "application/json; charset=utf-16",
  "multipart/form-data; boundary=x",
  "text/plain",
  "constructor",
  "",
  ";",
  "x".repeat(3000),
);
const asJson = fc.constantFrom("application/json", "application/json; charset=UTF-8");

/** Bodies of every kind, most of them such that something reads them. */
export const hostileBody: fc.Arbitrary<HostileBody> = fc.oneof(
  { weight: 6, arbitrary: fc.record({ contentType: asJson, bytes: json.map((text) => Buffer.from(text)) }) },
  { weight: 3, arbitrary: fc.record({ contentType: asJson, bytes: damaged(json) }) },
  {
    weight: 3,
    arbitrary: fc.record({
      contentType: fc.constant("application/x-www-form-urlencoded"),
      bytes: hostileForm.map((text) => Buffer.from(text)),
    }),
  },
  fc.record({
    contentType: fc.option(contentType, { nil: undefined }),
    bytes: fc.oneof(
      fc.uint8Array({ maxLength: 200 }),
      damaged(json),
      fc.integer({ min: 60_000, max: 70_000 }).map((length) => Buffer.alloc(length, "[")),
      fc.constant(new Uint8Array()),
    ),
  }),
);

/** As a client would, where it can: a lone surrogate has no UTF-8. */
function encode(text: string): string {
  return encodeURIComponent(text.toWellFormed());
}
