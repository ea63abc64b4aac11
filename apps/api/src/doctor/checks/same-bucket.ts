import { HeadObjectCommand } from "@aws-sdk/client-s3";
import { bucketUrl } from "@signed-s3/core/aws";
import type { Check } from "../check.ts";
import { bad, notChecked, ok } from "../result.ts";
import { inWords } from "../s3-reply.ts";
import { askBySdk } from "../sdk-reply.ts";

/** Whether what is uploaded by the public endpoint is found by the inner one. */
export const sameBucket: Check = {
  name: "same bucket",
  needs: ["upload"],
  async run({ setup, inner, public: outer, canaryKey, client, formUrl }) {
    if (bucketUrl(inner) === bucketUrl(outer)) return ok("there is one endpoint for all");
    if ((await formUrl()) !== bucketUrl(outer)) return notChecked("public endpoint");
    const s3 = await client();
    const command = new HeadObjectCommand({ Bucket: setup.bucket, Key: canaryKey });
    const reply = await askBySdk(bucketUrl(inner), (options) => s3.send(command, options));
    if (reply.status === 200) return ok("what is uploaded by the public endpoint is seen from inside");
    if (reply.status === 403) return ok("can't be told: the credentials may upload and not read, as is best");
    return bad(`what is uploaded by the public endpoint is not seen from inside: ${inWords(reply)}`, {
      cure: "let AWS_ENDPOINT_URL_S3 and S3_PUBLIC_ENDPOINT_URL lead to the same store",
    });
  },
};
