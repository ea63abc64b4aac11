import { type BucketLocation, bucketUrl } from "@signed-s3/core/aws";
import type { Check } from "../check.ts";
import type { Context } from "../context.ts";
import { bad, type Finding, ok } from "../result.ts";
import { listAsStranger } from "../s3-reply.ts";

/** Whether the bucket is rightly a path of the endpoint, or rightly a host of its own. */
export const addressing: Check = {
  name: "addressing",
  needs: ["endpoint"],
  async run(context) {
    const { inner, strangersListing, formUrl } = context;
    const misunderstood = await misunderstanding(inner, strangersListing);
    if (misunderstood) return misunderstood;
    const url = await formUrl();
    if (url !== bucketUrl(inner)) {
      const elsewhere = await misunderstanding(context.public, () => listAsStranger(url));
      if (elsewhere) return elsewhere;
    }
    return ok(`${isPath(url) ? "path" : "host"} style: ${url}`);
  },
};

async function misunderstanding(
  location: BucketLocation,
  ask: Context["strangersListing"],
): Promise<Finding | undefined> {
  const names = (reply: { bucket: string | undefined }) => reply.bucket === location.bucket;
  const url = bucketUrl(location);
  const answer = ask().then(names);
  if (await answer.catch(() => false)) return undefined;
  const forcePathStyle = !isPath(url);
  const otherUrl = bucketUrl({ ...location, forcePathStyle });
  // AWS names the bucket in neither style and knows it in both: only a store that is clear about it is taken at its word.
  const otherIsRight = otherUrl !== url && (await listAsStranger(otherUrl).then(names, () => false));
  if (otherIsRight) {
    return bad(`the store finds no bucket in ${url}, but in ${otherUrl}`, {
      cure: `set S3_FORCE_PATH_STYLE=${forcePathStyle}`,
    });
  }
  await answer;
  return undefined;
}

const isPath = (url: string): boolean => new URL(url).pathname !== "/";
