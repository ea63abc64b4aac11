import type { Definition } from "../vector.ts";
import { input, options } from "./basics.ts";

/** Inputs for which there is no form, as S3 would refuse each one made from them. */
export const refusals: readonly Definition[] = [
  input("no lifetime", { expires_in_seconds: 0 }),
  input("more than seven days", { expires_in_seconds: 604_801 }),
  input("half a second", { expires_in_seconds: 0.5 }),
  input("credentials that have ended", { session_token: "t", credentials_expiration: "2026-01-01T11:59:59Z" }),
  input("an empty key", { key: "" }),
  input("a key of 1,025 bytes", { key: "k".repeat(1025) }),
  input("a key of 1,025 bytes in fewer characters", { key: `${"é".repeat(512)}k` }),
  options("a range whose least is above its greatest", { contentLengthRange: [2, 1] }),
  options("a negative size", { contentLengthRange: [-1, 1] }),
  options("more than S3 takes by a form", { contentLengthRange: [0, 5_368_709_121] }),
  options("no media type", { contentType: "image" }),
  options("any media type at all", { contentType: "*/*" }),
  options("a line break in a header", { cacheControl: "no-cache\r\nx-evil: 1" }),
  options("metadata above 2 KB", { metadata: { a: "x".repeat(2048) } }),
  options("metadata twice, but for the case of letters", { metadata: { a: "1", A: "2" } }),
  options("metadata whose name is no token", { metadata: { "a b": "1" } }),
  options("eleven tags", { tags: Object.fromEntries(Array.from({ length: 11 }, (_, n) => [`t${n}`, ""])) }),
  options("a tag that AWS reserves", { tags: { "aws:cost": "1" } }),
  options("a tag of 129 characters", { tags: { ["k".repeat(129)]: "" } }),
  options("a digest of another length", { checksum: { algorithm: "SHA256", value: "2jmj7l5rSw0yVb/vlWAYkK/YBwk=" } }),
  options("a digest without its padding", { contentMd5: "1B2M2Y8AsgTpgAmY7PhCfg" }),
  options("a redirect to no web address", { successActionRedirect: "javascript:alert(1)" }),
  options("a condition on a field that the signer writes", { conditions: [{ field: "policy", value: "x" }] }),
  options("a condition on what is no field", { conditions: [{ field: "a b", value: "x" }] }),
  options("a suggestion that its condition refuses", {
    conditions: [{ field: "acl", startsWith: "b", value: "private" }],
  }),
  options("a lone surrogate", { contentDisposition: { filename: "\ud800.txt" } }),
];
