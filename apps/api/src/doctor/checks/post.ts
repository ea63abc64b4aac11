import type { Check } from "../check.ts";
import { bad, ok, warn } from "../result.ts";
import { inWords } from "../s3-reply.ts";

/** Whether the store takes forms at all, by a form that it has to refuse. */
export const post: Check = {
  name: "POST",
  needs: ["endpoint", "addressing"],
  async run({ formUrl, forged }) {
    const reply = await forged();
    const { host } = new URL(await formUrl());
    if (reply.status === 501 || reply.status === 405) {
      return bad(`this store has no POST uploads (Cloudflare R2 is one): ${host} answers ${inWords(reply)}`, {
        cure: "use a store that has them, such as AWS S3, MinIO or Ceph; or let through POST where a proxy stops it",
      });
    }
    if (reply.status < 300) {
      return warn(`${host} stores what nobody's credentials have signed`, {
        cure: "use this store for development only, or close the bucket to writes of strangers",
      });
    }
    if (reply.status < 400 || reply.status >= 500) return bad(`${host} answers a form with ${inWords(reply)}`);
    if (!reply.code) {
      return warn(`${host} answers a form with ${reply.status} and no word of S3's`, {
        cure: "see whether a proxy stands in between and refuses POST",
      });
    }
    return ok(`${host} takes forms, and refuses one that nobody has signed`);
  },
};
