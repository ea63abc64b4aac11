import { changed } from "../alterations.ts";
import { named } from "../files.ts";
import type { MatrixCase } from "../matrix-case.ts";
import { bucket } from "../signing.ts";

export const fileNameCases: readonly MatrixCase[] = [
  {
    title: "${filename} at the end of the key",
    why: "it stands for the file's name",
    form: ({ product }) => product({ key: "uploads/${filename}" }),
    file: named("cat.png"),
    storedAs: "uploads/cat.png",
    expected: "accepted",
  },
  {
    title: "${filename} in the middle of the key and again",
    why: "it is replaced wherever it stands",
    form: ({ byHand }) => byHand({ fields: { key: "uploads/${filename}/v1-${filename}" } }),
    file: named("cat.png"),
    storedAs: "uploads/cat.png/v1-cat.png",
    expected: "accepted",
  },
  {
    title: "${filename} for a file from a folder",
    why: "what follows the last slash is the name",
    form: ({ product }) => product({ key: "uploads/${filename}" }),
    file: named("holiday/cat.png"),
    storedAs: "uploads/cat.png",
    expected: "accepted",
  },
  {
    title: "${filename} for a file from a Windows folder",
    why: "what follows the last backslash is the name",
    form: ({ product }) => product({ key: "uploads/${filename}" }),
    file: named("C:\\holiday\\cat.png"),
    storedAs: "uploads/cat.png",
    expected: "accepted",
    departs: { kind: "file_names_keep_backslashes", minio: "accepted", storedAs: "uploads/C:\\holiday\\cat.png" },
  },
  {
    title: "${filename} for a file from a Windows folder, in a key whose exact outcome was signed",
    why: "what follows the last backslash is the name",
    form: ({ product }) => changed(product({ key: "uploads/cat.png" }), "key", () => "uploads/${filename}"),
    file: named("C:\\holiday\\cat.png"),
    storedAs: "uploads/cat.png",
    expected: "accepted",
    departs: { kind: "file_names_keep_backslashes", minio: "AccessDenied" },
  },
  {
    title: "${filename} for a file whose name has signs that JavaScript's replacements know",
    why: "the name is put in as it is",
    form: ({ product }) => product({ key: "uploads/${filename}" }),
    file: named("a$&b$1$$.png"),
    storedAs: "uploads/a$&b$1$$.png",
    expected: "accepted",
  },
  {
    title: "${filename} for a file of that very name",
    why: "what was put in is not replaced again",
    form: ({ product }) => product({ key: "uploads/${filename}" }),
    file: named("${filename}"),
    storedAs: "uploads/${filename}",
    expected: "accepted",
  },
  {
    title: "${filename} in a key that was signed exactly so",
    why: "conditions are held against the key with the name in it",
    form: ({ byHand }) =>
      byHand({ target: [{ bucket }, { key: "uploads/${filename}" }], fields: { key: "uploads/${filename}" } }),
    file: named("cat.png"),
    expected: "condition_failed",
  },
  {
    title: "${filename} in a key whose exact outcome was signed",
    why: "conditions are held against the key with the name in it",
    form: ({ product }) => changed(product({ key: "uploads/cat.png" }), "key", () => "uploads/${filename}"),
    file: named("cat.png"),
    storedAs: "uploads/cat.png",
    expected: "accepted",
  },
  {
    title: "a file name that leads out of the start that was signed",
    why: "the name alone may not be what the start asks for",
    form: ({ product }) => changed(product({ key: { startsWith: "uploads/" } }), "key", () => "${filename}"),
    file: named("cat.png"),
    expected: "condition_failed",
  },
  {
    title: "${filename} in capital letters",
    why: "the variable has one spelling: this is text",
    form: ({ byHand }) => byHand({ fields: { key: "uploads/${FILENAME}" } }),
    file: named("cat.png"),
    expected: "accepted",
  },
  {
    title: "${filename} in metadata",
    why: "it is replaced in all fields",
    form: ({ byHand }) =>
      byHand({ fields: { "x-amz-meta-name": "${filename}" }, conditions: [{ "x-amz-meta-name": "cat.png" }] }),
    file: named("cat.png"),
    expected: "accepted",
    departs: { kind: "file_name_in_the_key_only", minio: "AccessDenied" },
  },
  {
    title: "${filename} in metadata that was signed exactly so",
    why: "conditions are held against the value with the name in it",
    form: ({ byHand }) => byHand({ signed: { "x-amz-meta-name": "${filename}" } }),
    file: named("cat.png"),
    expected: "condition_failed",
    departs: { kind: "file_name_in_the_key_only", minio: "accepted" },
  },
  {
    title: "a file without a name",
    why: "a form whose key is fixed needs no name",
    form: ({ product }) => product(),
    file: named(undefined),
    expected: "accepted",
  },
];
