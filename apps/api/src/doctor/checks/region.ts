import type { Check } from "../check.ts";
import { bad, ok } from "../result.ts";
import { inWords, type S3Reply } from "../s3-reply.ts";

/** Whether the bucket is in the region that signatures name. */
export const region: Check = {
  name: "region",
  needs: ["endpoint", "clock", "addressing"],
  async run({ setup, strangersListing, listing }) {
    const stranger = await strangersListing();
    // Many stores tell the region to anyone; the others only when a signature names another one.
    const signed = await listing().catch(() => undefined);
    const right = stranger.region ?? signed?.region;
    const isRefused = signed !== undefined && blamesRegion(signed);
    if (right !== undefined && right !== setup.region) {
      return bad(`the bucket is in ${right}, not in ${setup.region}: browsers can't follow S3's redirect`, {
        cure: `set AWS_REGION=${right}`,
      });
    }
    if (isRefused) {
      return bad(`S3 does not take ${setup.region} for the bucket's region: ${inWords(signed)}`, {
        cure: `set AWS_REGION to what \`aws s3api get-bucket-location --bucket ${setup.bucket}\` tells`,
      });
    }
    return ok(right === undefined ? `${setup.region}, which the store does not contradict` : setup.region);
  },
};

const blamesRegion = ({ status, code }: S3Reply): boolean =>
  (status >= 300 && status < 400) ||
  code === "AuthorizationHeaderMalformed" ||
  code === "IllegalLocationConstraintException";
