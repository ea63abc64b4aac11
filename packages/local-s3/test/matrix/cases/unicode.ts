import { changed } from "../alterations.ts";
import type { MatrixCase } from "../matrix-case.ts";
import { bucket } from "../signing.ts";

export const unicodeCases: readonly MatrixCase[] = [
  {
    title: "a key of many scripts, escaped in the policy",
    why: "\\u escapes stand for their characters",
    form: ({ product }) => product({ key: "uploads/été/写真/кот/قطة" }),
    expected: "accepted",
  },
  {
    title: "a key with characters beyond the basic plane",
    why: "a pair of \\u escapes is one character",
    form: ({ product }) => product({ key: "uploads/🐈‍⬛ 𝒜.png" }),
    expected: "accepted",
  },
  {
    title: "a key of many scripts, as UTF-8 in the policy",
    why: "the policy is UTF-8",
    form: ({ byHand }) => {
      const key = "uploads/été/写真/🐈";
      return byHand({ target: [{ bucket }, { key }], fields: { key } });
    },
    expected: "accepted",
  },
  {
    title: "a key whose accents are composed otherwise",
    why: "values are compared character by character, without normalization",
    form: ({ product }) => changed(product({ key: "uploads/\u00e9" }), "key", () => "uploads/e\u0301"),
    expected: "condition_failed",
  },
  {
    title: "another key of many scripts",
    why: "all characters count",
    form: ({ product }) => changed(product({ key: "uploads/写真" }), "key", () => "uploads/写直"),
    expected: "condition_failed",
  },
  {
    title: "metadata beyond ASCII",
    why: "a form's values are UTF-8",
    form: ({ product }) => product({ metadata: { album: "été 写真" } }),
    expected: "accepted",
  },
  {
    title: "a file name beyond ASCII for ${filename}",
    why: "file names are UTF-8",
    form: ({ product }) => product({ key: "uploads/${filename}" }),
    file: { bytes: new TextEncoder().encode("hello"), contentType: "image/png", name: "chat été 🐈.png" },
    storedAs: "uploads/chat été 🐈.png",
    expected: "accepted",
  },
];
