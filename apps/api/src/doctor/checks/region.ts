import type { Check } from "../check.ts";
import { bad, ok } from "../result.ts";
import { inWords, type S3Reply } from "../s3-reply.ts";

/** Whether the bucket is in the region that signatures name. */
export const region: Check = {
  name: "region",
  needs: ["endpoint", "clock", "addressing"],
  async run({ setup, strangersListing, listing }) {
    const stranger = await strangersListing();
    // There may be no credentials to sign with: then what anyone is told has to do.
    const signed = await listing().catch(() => undefined);
    const right = stranger.region ?? signed?.region;
    const isAnother = right !== undefined && right !== setup.region;
    if (signed ? !blamesRegion(signed) : !isAnother) {
      // Stores that are no AWS have names for their regions and yet may take any.
      return ok(isAnother ? `${setup.region}, which the store takes although it is in ${right}` : setup.region);
    }
    if (isAnother) {
      return bad(`the bucket is in ${right}, not in ${setup.region}: browsers can't follow S3's redirect`, {
        cure: `set AWS_REGION=${right}`,
      });
    }
    return bad(`S3 does not take ${setup.region} for the bucket's region: ${inWords(signed ?? stranger)}`, {
      cure: `set AWS_REGION to what \`aws s3api get-bucket-location --bucket ${setup.bucket}\` tells`,
    });
  },
};

const regionCodes: ReadonlySet<string | undefined> = new Set([
  "AuthorizationHeaderMalformed",
  "IllegalLocationConstraintException",
]);

const blamesRegion = ({ status, code }: S3Reply): boolean => (status >= 300 && status < 400) || regionCodes.has(code);
