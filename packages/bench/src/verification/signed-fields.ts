import { createHmac } from "node:crypto";
import type { Account } from "../servers/account.ts";
import { isMembers, type Members, membersOf } from "./answer.ts";

/**
 * Tells what is wrong with a form's fields, with means of its own: no code of ours or of an SDK has a part in it, so that a
 * fault of theirs can't hide itself. Names are compared as S3 does, whatever their case.
 *
 * @param fields The fields.
 * @param account Whose bucket and credentials they must be good for.
 * @param now The time of the judgement, in milliseconds since 1970.
 * @returns Undefined: nothing is wrong.
 * @see https://docs.aws.amazon.com/AmazonS3/latest/API/sigv4-authentication-HTTPPOST.html
 */
export function faultOfFields(fields: Members, account: Account, now: number): string | undefined {
  const sent = new Map(Object.entries(fields).map(([name, value]) => [name.toLowerCase(), value]));
  const of = (name: string): string => {
    const value = sent.get(name);
    return typeof value === "string" ? value : "";
  };
  const [owner, day = "", ...scope] = of("x-amz-credential").split("/");
  const date = of("x-amz-date");
  if (of("x-amz-algorithm") !== "AWS4-HMAC-SHA256") return "the algorithm is not AWS4-HMAC-SHA256";
  if (owner !== account.accessKeyId) return "the credential is not the account's";
  if (scope.join("/") !== `${account.region}/s3/aws4_request`) return "the credential's scope is not the bucket's";
  if (!date.startsWith(`${day}T`) || Math.abs(timeOf(date) - now) > 60_000) return "the date is not now";
  if (of("x-amz-signature") !== signatureOf(of("policy"), day, account)) return "the signature is not the policy's";

  const policy = membersOf(Buffer.from(of("policy"), "base64").toString("utf8"));
  const conditions = policy?.["conditions"];
  if (policy === undefined || !Array.isArray(conditions)) return "the policy is not a policy";
  const seconds = (Date.parse(String(policy["expiration"])) - now) / 1000;
  if (!(seconds > 3500 && seconds < 3661)) return "the form is not good for an hour";
  const wanted = new Map(conditions.flatMap(equalities));
  if (wanted.get("bucket") !== account.bucket) return "the policy is not for the bucket";
  for (const [name, value] of sent) {
    if (name === "policy" || name === "x-amz-signature" || name === "bucket") continue;
    if (wanted.get(name) !== value) return `the policy does not allow the field ${name}`;
  }
  return of("key") === "" ? "there is no key" : undefined;
}

/** The conditions that a field has one value, as pairs of lower-case name and value. */
function equalities(condition: unknown): (readonly [name: string, value: unknown])[] {
  if (Array.isArray(condition)) {
    const [kind, name, value]: unknown[] = condition;
    return kind === "eq" ? [[String(name).replace(/^\$/, "").toLowerCase(), value]] : [];
  }
  return isMembers(condition)
    ? Object.entries(condition).map(([name, value]) => [name.toLowerCase(), value] as const)
    : [];
}

function signatureOf(policy: string, day: string, { secretAccessKey, region }: Account): string {
  const key = [day, region, "s3", "aws4_request"].reduce<Buffer | string>(
    (parent, part) => createHmac("sha256", parent).update(part).digest(),
    `AWS4${secretAccessKey}`,
  );
  return createHmac("sha256", key).update(policy).digest("hex");
}

/** `20260101T000000Z` in milliseconds since 1970. */
function timeOf(date: string): number {
  return Date.parse(date.replace(/^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z$/, "$1-$2-$3T$4:$5:$6Z"));
}
