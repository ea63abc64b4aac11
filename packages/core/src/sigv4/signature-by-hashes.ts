import { hash } from "node:crypto";
import { signature } from "./signature.ts";

const blockBytes = 64;
const digestBytes = 32;
/** What fits is far above any policy that S3 takes. */
const mostTextBytes = 32_768;
const utf8 = new TextEncoder();

/**
 * Signs with one key again and again by the two hashes that an HMAC is (RFC 2104), in buffers in which the key is already.
 * To make the two objects of `node:crypto` that the plain way needs takes Node and Deno longer than to hash.
 *
 * @param signingKey A key as `signingKey` derives it: 32 bytes.
 * @returns A function that does what {@link signature} does with that key.
 * @example
 * ```ts
 * const sign = signatureByHashes(signingKey("verySecretKey1", "20190220", "us-east-1"));
 * sign("eyJleHBpcmF0aW9uIjo…");
 * ```
 */
export function signatureByHashes(signingKey: Uint8Array): (stringToSign: string) => string {
  const inner = keyed(signingKey, 0x36, mostTextBytes);
  const outer = keyed(signingKey, 0x5c, digestBytes);
  const text = inner.subarray(blockBytes);
  const digest = outer.subarray(blockBytes);
  return (stringToSign) => {
    const { read, written } = utf8.encodeInto(stringToSign, text);
    if (read < stringToSign.length) return signature(signingKey, stringToSign);
    // Asked for bytes instead of text, both runtimes take twice as long.
    writeHex(hash("sha256", inner.subarray(0, blockBytes + written), "hex"), digest);
    return hash("sha256", outer, "hex");
  };
}

/** A block that is the key under a pad, and room after it. */
function keyed(key: Uint8Array, pad: number, room: number): Uint8Array {
  const bytes = new Uint8Array(blockBytes + room).fill(pad, 0, blockBytes);
  bytes.set(key.map((byte) => byte ^ pad));
  return bytes;
}

function writeHex(hex: string, into: Uint8Array): void {
  for (let at = 0; at < into.length; at += 1) into[at] = digitAt(hex, 2 * at) * 16 + digitAt(hex, 2 * at + 1);
}

// ASCII's digits end in their own value, its letters in theirs less nine.
function digitAt(hex: string, at: number): number {
  const code = hex.charCodeAt(at);
  return (code & 15) + (code >> 6) * 9;
}
