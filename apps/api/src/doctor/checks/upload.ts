import type { Check } from "../check.ts";
import { bad, ok, warn } from "../result.ts";
import { inWords } from "../s3-reply.ts";

/** Whether a form uploads: one byte, by a form such as the service gives. */
export const upload: Check = {
  name: "upload",
  needs: ["clock", "region", "credentials", "bucket", "POST"],
  async run(context) {
    const { setup, canaryKey, formUrl } = context;
    const reply = await context.upload();
    if (reply.status === 201) return ok(`1 byte is stored as ${canaryKey}, by ${await formUrl()}`);
    if (reply.status < 300) {
      return warn(`1 byte is stored as ${canaryKey}, but the answer is ${reply.status} where the form asks for 201`, {
        cure: "see whether a proxy changes the answer: browsers miss the object's Location in it",
      });
    }
    if (reply.code === "AccessDenied") {
      return bad(`the credentials may not upload: ${inWords(reply)}`, {
        cure: `allow them s3:PutObject on ${setup.bucket}/${setup.keyPrefix}* by the policy below`,
        document: "iam",
      });
    }
    return bad(`S3 refuses the form: ${inWords(reply)}`, { cure: "correct what S3 complains of" });
  },
};
