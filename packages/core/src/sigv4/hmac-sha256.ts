import { createHmac } from "node:crypto";

/**
 * HMAC-SHA256 (RFC 2104 with FIPS 180-4), by the runtime's own cryptography: Bun, Deno and Node all have `node:crypto`, and
 * it is synchronous, which Web Crypto is not.
 *
 * @param key The key; a string counts as its UTF-8 bytes.
 * @param data What is authenticated; a string counts as its UTF-8 bytes.
 * @returns 32 bytes.
 * @example
 * ```ts
 * hmacSha256("key", "The quick brown fox jumps over the lazy dog"); // f7bc83f4…d8
 * ```
 */
export function hmacSha256(key: string | Uint8Array, data: string): Uint8Array {
  return createHmac("sha256", key).update(data).digest();
}
