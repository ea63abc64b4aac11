import { createHmac, hash } from "node:crypto";
import type { Account } from "../servers/account.ts";

/** A form as far as it is compared. */
export interface Form {
  readonly url: string;
  readonly fields: Readonly<Record<string, string>>;
}

/** Signs a policy's base64 with the day's key. */
type SignPolicy = (policy: string) => string;

/**
 * A signer by hand, for forms without any further constraint, with all kept that stays the same for a second or for a day.
 * It checks nothing: what is left is what must be done for each form on this runtime.
 */
export function templatedSigner(account: Account): (key: string, now: Date) => Form {
  const { bucket, region, accessKeyId, endpoint } = account;
  const url = `${endpoint}/${bucket}`;
  let second = -1;
  let day = "";
  let date = "";
  let head = "";
  let tail = "";
  let credential = "";
  let sign: SignPolicy = () => "";

  const turn = (now: Date): void => {
    const at = Math.floor(now.getTime() / 1000) * 1000;
    date = new Date(at).toISOString().replace(/[-:]|\.\d+/g, "");
    const expiration = new Date(at + 3_600_000).toISOString().replace(".000", "");
    if (!date.startsWith(day) || day === "") {
      day = date.slice(0, 8);
      credential = `${accessKeyId}/${day}/${region}/s3/aws4_request`;
      sign = signPolicyBy(signingKey(account, day));
    }
    head = `{"expiration":"${expiration}","conditions":[{"bucket":"${bucket}"},{"key":"`;
    tail = `"},{"success_action_status":"201"},{"x-amz-credential":"${credential}"},{"x-amz-algorithm":"AWS4-HMAC-SHA256"},{"x-amz-date":"${date}"}]}`;
  };
  return (key, now) => {
    const nowSecond = Math.floor(now.getTime() / 1000);
    if (nowSecond !== second) {
      second = nowSecond;
      turn(now);
    }
    const policy = btoa(head + key + tail);
    return {
      url,
      fields: {
        key,
        success_action_status: "201",
        policy,
        "x-amz-credential": credential,
        "x-amz-algorithm": "AWS4-HMAC-SHA256",
        "x-amz-date": date,
        "x-amz-signature": sign(policy),
      },
    };
  };
}

function signingKey({ secretAccessKey, region }: Account, day: string): Buffer {
  const steps = [day, region, "s3", "aws4_request"];
  const first = Buffer.from(`AWS4${secretAccessKey}`);
  return steps.reduce((key, step) => createHmac("sha256", key).update(step).digest(), first);
}

/** The quickest HMAC that each runtime has: on Bun copies of a hash that knows the key, elsewhere two hashes over its pads. */
function signPolicyBy(key: Buffer): SignPolicy {
  if ("Bun" in globalThis) {
    const keyed = new Bun.CryptoHasher("sha256", key);
    return (policy) => keyed.copy().update(policy).digest("hex");
  }
  const inner = Buffer.alloc(64 + 4096).fill(0x36, 0, 64);
  const outer = Buffer.alloc(64 + 32).fill(0x5c, 0, 64);
  for (const [at, byte] of key.entries()) {
    inner[at] = byte ^ 0x36;
    outer[at] = byte ^ 0x5c;
  }
  const text = inner.subarray(64);
  const utf8 = new TextEncoder();
  return (policy) => {
    const { written } = utf8.encodeInto(policy, text);
    const digest = hash("sha256", inner.subarray(0, 64 + written), "hex");
    for (let at = 0; at < 32; at++) outer[64 + at] = digit(digest, 2 * at) * 16 + digit(digest, 2 * at + 1);
    return hash("sha256", outer, "hex");
  };
}

function digit(hex: string, at: number): number {
  const code = hex.charCodeAt(at);
  return code < 58 ? code - 48 : code - 87;
}
