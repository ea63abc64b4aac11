import { signature } from "./signature.ts";

/** A hash with a key, of which copies can be taken: what has been done for the key is then done for all of them. */
interface KeyedHasher {
  copy(): KeyedHasher;
  update(text: string): KeyedHasher;
  digest(encoding: "hex"): string;
}
interface Runtime {
  readonly Bun?: { readonly CryptoHasher?: new (algorithm: "sha256", key: Uint8Array) => KeyedHasher };
}

// A pure function like node:crypto's, which on Bun takes three times as long; Node and Deno can't copy a keyed hash.
const Hasher = (globalThis as Runtime).Bun?.CryptoHasher;

/**
 * Signs with one key again and again: {@link signature}, with what depends on the key done once where the runtime lets us.
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
  if (!Hasher) return (stringToSign) => signature(signingKey, stringToSign);
  const keyed = new Hasher("sha256", signingKey);
  return (stringToSign) => keyed.copy().update(stringToSign).digest("hex");
}
