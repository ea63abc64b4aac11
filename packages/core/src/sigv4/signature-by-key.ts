import { signatureByHashes } from "./signature-by-hashes.ts";

/** A hash with a key, of which copies can be taken: what has been done for the key is then done for all of them. */
interface KeyedHasher {
  copy(): KeyedHasher;
  update(text: string): KeyedHasher;
  digest(encoding: "hex"): string;
}
interface Runtime {
  readonly Bun?: { readonly CryptoHasher?: new (algorithm: "sha256", key: Uint8Array) => KeyedHasher };
}

// A pure function like node:crypto's; Node and Deno have no keyed hash that can be copied.
const Hasher = (globalThis as Runtime).Bun?.CryptoHasher;

/**
 * Signs with one key again and again: `signature`, with what depends on the key done once.
 *
 * @param signingKey A key as `signingKey` derives it.
 * @returns A function from the string to sign to the signature.
 * @example
 * ```ts
 * const sign = signatureByKey(signingKey("verySecretKey1", "20190220", "us-east-1"));
 * sign("eyJleHBpcmF0aW9uIjo…");
 * ```
 */
export function signatureByKey(signingKey: Uint8Array): (stringToSign: string) => string {
  if (!Hasher) return signatureByHashes(signingKey);
  const keyed = new Hasher("sha256", signingKey);
  return (stringToSign) => keyed.copy().update(stringToSign).digest("hex");
}
