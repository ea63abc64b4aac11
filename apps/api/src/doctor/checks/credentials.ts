import type { Credentials } from "@signed-s3/core";
import { failureFacts } from "../../credential-refusal.ts";
import { callerIdentity } from "../caller-identity.ts";
import type { Check } from "../check.ts";
import { bad, ok, warn } from "../result.ts";
import { inWords, type S3Reply } from "../s3-reply.ts";

/** Whose credentials the service signs with, and whether S3 knows them. */
export const credentials: Check = {
  name: "credentials",
  needs: ["endpoint", "clock", "addressing", "region"],
  async run(context) {
    const { setup, inner } = context;
    const found = await context.credentials().catch(failureFacts);
    if ("error" in found) {
      return bad(`there are none: ${found.reason ?? [found.error, found.code].filter(Boolean).join(" ")}`, {
        cure: "set AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY, or run with a role that the AWS SDK finds",
      });
    }
    const says = `${found.accessKeyId}, ${lifeOf(found)}`;
    if (found.expiration && found.expiration <= setup.now()) return bad(says, { cure: renew });
    const [reply, arn] = await Promise.all([context.listing(), callerIdentity(inner, found)]);
    const refusal = refusalOf(reply, found);
    if (refusal) return bad(...refusal);
    if (arn?.endsWith(":root")) {
      return warn(`${says}: ${arn}, who may do anything`, {
        cure: "sign with a user or role of its own, which has the policy below and nothing more",
        document: "iam",
      });
    }
    return ok(arn === undefined ? says : `${says}: ${arn}`);
  },
};

const renew = "fetch new temporary credentials, or let the service find a role that renews them";

function lifeOf({ sessionToken, expiration }: Credentials): string {
  if (expiration) return `temporary, until ${expiration.toISOString()}`;
  return sessionToken ? "temporary, with no end told" : "permanent";
}

function refusalOf(reply: S3Reply, { accessKeyId }: Credentials): Parameters<typeof bad> | undefined {
  switch (reply.code) {
    case "InvalidAccessKeyId":
      return [
        `S3 does not know the access key ${accessKeyId}`,
        { cure: "correct AWS_ACCESS_KEY_ID; a temporary one also needs its AWS_SESSION_TOKEN" },
      ];
    case "SignatureDoesNotMatch":
      return [
        `S3 knows the access key ${accessKeyId}, but the secret is not its own`,
        { cure: "correct AWS_SECRET_ACCESS_KEY: look for a cut end, a space, quotes, or the secret of another key" },
      ];
    case "ExpiredToken":
    case "TokenRefreshRequired":
      return [`the temporary credentials of ${accessKeyId} have ended`, { cure: renew }];
    case "InvalidToken":
    case "InvalidTokenId":
      return [
        `the session token does not belong to ${accessKeyId}`,
        { cure: "set all three from one answer of STS, and unset AWS_SESSION_TOKEN for a permanent key" },
      ];
    case "RequestTimeTooSkewed":
      return [inWords(reply), { cure: "set the clock" }];
    default:
      return undefined;
  }
}
