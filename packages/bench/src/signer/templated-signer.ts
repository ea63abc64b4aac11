import { createHmac } from "node:crypto";
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

/** On Bun a hash can be copied after the key has been worked in; elsewhere it can't. */
function signPolicyBy(key: Buffer): SignPolicy {
  if (!("Bun" in globalThis)) return (policy) => createHmac("sha256", key).update(policy).digest("hex");
  const keyed = new Bun.CryptoHasher("sha256", key);
  return (policy) => keyed.copy().update(policy).digest("hex");
}
