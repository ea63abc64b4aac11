import { hmac } from "@noble/hashes/hmac.js";
import { sha256 } from "@noble/hashes/sha2.js";
import { bytesToHex, utf8ToBytes } from "@noble/hashes/utils.js";

type Data = string | Uint8Array;

interface Hmac {
  update(data: Data): Hmac;
  digest(): Uint8Array;
  digest(encoding: "hex"): string;
}

const bytesOf = (data: Data): Uint8Array => (typeof data === "string" ? utf8ToBytes(data) : data);

/** What core signs by: it is synchronous, which Web Crypto is not. */
export function createHmac(_algorithm: "sha256", key: Data): Hmac {
  const state = hmac.create(sha256, bytesOf(key));
  function digest(): Uint8Array;
  function digest(encoding: "hex"): string;
  function digest(encoding?: "hex"): Uint8Array | string {
    const bytes = state.digest();
    return encoding ? bytesToHex(bytes) : bytes;
  }
  const own: Hmac = {
    update(data) {
      state.update(bytesOf(data));
      return own;
    },
    digest,
  };
  return own;
}

/** What core signs by again and again. */
export const hash = (_algorithm: "sha256", data: Data, _encoding: "hex"): string => bytesToHex(sha256(bytesOf(data)));
