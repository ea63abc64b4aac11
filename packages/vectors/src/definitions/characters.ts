import type { Definition } from "../vector.ts";
import { input, options } from "./basics.ts";

/** Texts that signers in other languages escape in other ways. */
export const characters: readonly Definition[] = [
  input("a key with a space and a plus", { key: "direct_uploads/a b+c.txt" }),
  input("a key with quotes and a backslash", { key: 'direct_uploads/a"b\\c' }),
  input("a key with what HTML escapes", { key: "direct_uploads/<a>&'b'</a>" }),
  input("a key with a percent sign", { key: "direct_uploads/100%25.txt" }),
  input("a key in German", { key: "direct_uploads/Übergröße.pdf" }),
  input("a key in Japanese", { key: "direct_uploads/写真.jpg" }),
  input("a key with a character beyond the basic plane", { key: "direct_uploads/😀.png" }),
  input("a key with a combining accent", { key: "direct_uploads/cafe\u0301.txt" }),
  input("a key with line and paragraph separators", { key: "direct_uploads/a\u2028b\u2029c" }),
  input("a key with the delete character", { key: "direct_uploads/a\u007fb" }),
  input("a key with a solidus at its end", { key: "direct_uploads/folder/" }),
  input("a key of 1,024 bytes", { key: `direct_uploads/${"k".repeat(1009)}` }),
  options("a file name in Cyrillic", { contentDisposition: { filename: "отчёт.pdf" } }),
  options("a file name with quotes, a backslash and a percent sign", {
    contentDisposition: { filename: 'a "quoted" 100%25 (1).txt' },
  }),
  options("a file name of emoji", { contentDisposition: { filename: "👩‍👩‍👧.png" } }),
  options("metadata in Greek", { metadata: { title: "Ωμέγα" } }),
  options("an empty member of metadata", { metadata: { empty: "" } }),
  options("tags with what XML escapes", { tags: { "a&b": "<c> \"d\" 'e'" } }),
  options("tags in Hindi", { tags: { विषय: "चित्र" } }),
];
