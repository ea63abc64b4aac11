import { DeleteObjectCommand } from "@aws-sdk/client-s3";
import { bucketUrl } from "@signed-s3/core/aws";
import type { Check } from "../check.ts";
import { ok, warn } from "../result.ts";
import { inWords } from "../s3-reply.ts";
import { askBySdk } from "../sdk-reply.ts";

/** Takes away what the upload has left. */
export const deletion: Check = {
  name: "deletion",
  needs: ["upload", "same bucket"],
  async run({ setup, inner, canaryKey, client }) {
    const s3 = await client();
    const command = new DeleteObjectCommand({ Bucket: setup.bucket, Key: canaryKey });
    const reply = await askBySdk(bucketUrl(inner), (options) => s3.send(command, options));
    if (reply.status === 200) return ok("the 1 byte is deleted again");
    return warn(`the 1 byte stays as ${canaryKey}: ${inWords(reply)}`, {
      cure: "delete it by hand, or leave it to the lifecycle rule below: the service itself need not delete",
      document: "lifecycle",
    });
  },
};
