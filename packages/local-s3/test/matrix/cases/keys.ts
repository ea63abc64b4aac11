import { changed, without } from "../alterations.ts";
import type { MatrixCase } from "../matrix-case.ts";
import { bucket } from "../signing.ts";

const anyKey = [{ bucket }, ["starts-with", "$key", ""]];
const longest = `uploads/${"a".repeat(200)}/${"b".repeat(200)}/${"c".repeat(200)}/${"d".repeat(200)}/`;

export const keyCases: readonly MatrixCase[] = [
  {
    title: "the key that was signed",
    why: "an exact condition is met by its value",
    form: ({ product }) => product({ key: "uploads/cat.png" }),
    expected: "accepted",
  },
  {
    title: "another key than was signed",
    why: "an exact condition is met by nothing but its value",
    form: ({ product }) => changed(product({ key: "uploads/cat.png" }), "key", () => "uploads/dog.png"),
    expected: "condition_failed",
  },
  {
    title: "the key in other letters of the same name",
    why: "values are compared with their case",
    form: ({ product }) => changed(product({ key: "uploads/cat.png" }), "key", () => "uploads/Cat.png"),
    expected: "condition_failed",
  },
  {
    title: "the key with a space after it",
    why: "values are compared as they are, nothing is trimmed",
    form: ({ product }) => changed(product({ key: "uploads/cat.png" }), "key", (key) => `${key} `),
    expected: "condition_failed",
  },
  {
    title: "a key that starts as signed",
    why: "starts-with leaves the rest to the uploader",
    form: ({ product }) => changed(product({ key: { startsWith: "uploads/" } }), "key", () => "uploads/any/where.txt"),
    expected: "accepted",
  },
  {
    title: "a key that is just the start that was signed",
    why: "nothing more is asked for than the start",
    form: ({ product }) => changed(product({ key: { startsWith: "uploads/a" } }), "key", () => "uploads/a"),
    expected: "accepted",
  },
  {
    title: "a key that starts in another way",
    why: "starts-with looks at the beginning of the value",
    form: ({ product }) => changed(product({ key: { startsWith: "uploads/" } }), "key", () => "private/uploads/a"),
    expected: "condition_failed",
  },
  {
    title: "any key for an empty start",
    why: "an empty start allows any value",
    form: ({ product }) => changed(product({ key: { startsWith: "" } }), "key", () => "anywhere"),
    expected: "accepted",
  },
  {
    title: "an exact condition on the key spelt as a list",
    why: '["eq", "$key", …] and {"key": …} are the same',
    form: ({ byHand }) => byHand({ target: [{ bucket }, ["eq", "$key", "uploads/1"]] }),
    expected: "accepted",
  },
  {
    title: "another key than the list's",
    why: '["eq", "$key", …] and {"key": …} are the same',
    form: ({ byHand }) => byHand({ target: [{ bucket }, ["eq", "$key", "uploads/2"]] }),
    expected: "condition_failed",
  },
  {
    title: "a key that meets two conditions",
    why: "all conditions on a field must hold, and they do",
    form: ({ byHand }) => byHand({ conditions: [["starts-with", "$key", "uploads/1"]] }),
    expected: "accepted",
  },
  {
    title: "a key that meets one of two conditions",
    why: "all conditions on a field must hold",
    form: ({ byHand }) => byHand({ conditions: [["starts-with", "$key", "private/"]] }),
    expected: "condition_failed",
  },
  {
    title: "conditions on the key that no key can meet",
    why: "all conditions on a field must hold",
    form: ({ byHand }) => byHand({ conditions: [{ key: "uploads/1" }, { key: "uploads/2" }] }),
    expected: "condition_failed",
  },
  {
    title: "the same condition twice",
    why: "what is asked for twice is met twice",
    form: ({ byHand }) => byHand({ conditions: [["starts-with", "$key", "uploads/"]] }),
    expected: "accepted",
  },
  {
    title: "a policy without a condition on the key",
    why: "a field that no condition names was not signed",
    form: ({ byHand }) => byHand({ target: [{ bucket }] }),
    expected: "extra_field",
  },
  {
    title: "a form without a key",
    why: "every form has a key",
    form: ({ product }) => without(product(), "key"),
    expected: "field_missing",
    departs: { kind: "no_error_for_missing_fields", minio: "MalformedPOSTRequest" },
  },
  {
    title: "an empty key",
    why: "an object has a name",
    form: ({ byHand }) => byHand({ target: anyKey, fields: { key: "" } }),
    expected: "field_missing",
    departs: { kind: "no_error_for_missing_fields", minio: "XMinioInvalidObjectName" },
  },
  {
    title: "a key of 1,024 bytes",
    why: "that is the longest",
    form: ({ product }) => product({ key: longest.padEnd(1024, "e") }),
    expected: "accepted",
  },
  {
    title: "a key of 1,025 bytes",
    why: "1,024 is the most",
    form: ({ byHand }) => byHand({ fields: { key: longest.padEnd(1025, "e") } }),
    expected: "key_too_long",
  },
  {
    title: "a key of 600 characters that are 1,200 bytes",
    why: "the limit counts bytes of UTF-8",
    form: ({ byHand }) => byHand({ fields: { key: `uploads/${"é".repeat(600)}` } }),
    expected: "key_too_long",
  },
  {
    title: "a key with a part of 300 bytes",
    why: "only the whole key has a limit",
    form: ({ product }) => product({ key: `uploads/${"a".repeat(300)}` }),
    expected: "accepted",
    departs: { kind: "keys_are_paths", minio: "XMinioInvalidObjectName" },
  },
  {
    title: "a key with a space, a plus and a percent sign",
    why: "a form's values are not URL-encoded",
    form: ({ product }) => product({ key: "uploads/a b+c%20d&e=f?g#h" }),
    expected: "accepted",
  },
  {
    title: "a key with quotation marks, braces and a dollar",
    why: "the policy's JSON escapes what it must",
    form: ({ product }) => product({ key: "uploads/\"{$}'[x]" }),
    expected: "accepted",
  },
  {
    title: "a key that begins with a slash",
    why: "a slash is a character like others, at the beginning too",
    form: ({ product }) => product({ key: "/uploads/a" }),
    expected: "accepted",
    departs: { kind: "keys_are_paths", minio: "accepted", storedAs: "uploads/a" },
  },
  {
    title: "a key with two slashes in a row",
    why: "between two slashes may be nothing",
    form: ({ product }) => product({ key: "uploads//a" }),
    expected: "accepted",
    departs: { kind: "keys_are_paths", minio: "XMinioInvalidObjectName" },
  },
  {
    title: "a key with two dots between slashes",
    why: "keys are no paths: dots lead nowhere",
    form: ({ product }) => product({ key: "uploads/../a" }),
    expected: "accepted",
    departs: { kind: "keys_are_paths", minio: "XMinioInvalidObjectName" },
  },
  {
    title: "a key with a backslash",
    why: "a backslash is a character like others",
    form: ({ product }) => product({ key: "uploads\\a" }),
    expected: "accepted",
  },
  {
    title: "a key that ends with a slash",
    why: "a slash is a character like others, at the end too",
    form: ({ product }) => product({ key: "uploads/folder/" }),
    expected: "accepted",
  },
];
