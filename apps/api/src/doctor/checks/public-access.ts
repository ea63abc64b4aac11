import type { Check } from "../check.ts";
import { bad, ok, warn } from "../result.ts";
import { ask, listAsStranger } from "../s3-reply.ts";

const close = "take the public statement out of the bucket's policy, and on AWS turn on its Block Public Access";

/** Whether strangers can read what is uploaded. */
export const publicRead: Check = {
  name: "public read",
  needs: ["upload"],
  async run({ formUrl, canaryKey }) {
    const { status } = await ask(`${await formUrl()}/${canaryKey.split("/").map(encodeURIComponent).join("/")}`);
    if (status !== 200) return ok("strangers can't read uploads");
    return warn("anyone who knows its key can read an upload", { cure: `if that is not meant: ${close}` });
  },
};

/** Whether strangers can learn the keys of uploads. */
export const publicList: Check = {
  name: "public list",
  needs: ["endpoint", "addressing"],
  async run({ formUrl }) {
    const { status, bucket } = await listAsStranger(await formUrl());
    if (status !== 200 || bucket === undefined) return ok("strangers can't list the bucket");
    return bad("anyone can list the bucket, and so knows the key of every upload", { cure: close });
  },
};
