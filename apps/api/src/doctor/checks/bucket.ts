import type { Check } from "../check.ts";
import { bad, ok } from "../result.ts";
import { inWords } from "../s3-reply.ts";

/** Whether the bucket is there. */
export const bucket: Check = {
  name: "bucket",
  needs: ["credentials"],
  async run({ setup, listing }) {
    const reply = await listing();
    if (reply.status === 200) return ok(`${setup.bucket} is there`);
    if (reply.code === "NoSuchBucket") {
      return bad(`there is no bucket ${setup.bucket}`, {
        cure: `correct S3_BUCKET, or make it: aws s3 mb s3://${setup.bucket} --region ${setup.region}`,
      });
    }
    if (reply.status === 403) return ok(`${setup.bucket}: its keys are closed to these credentials, as they may be`);
    return bad(`S3 answers ${inWords(reply)}`, { cure: "look at the store's log" });
  },
};
