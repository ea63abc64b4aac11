import type { Finding } from "@signed-s3/contracts";
import { checkRepeatedFields } from "./check-required-fields.ts";
import { finding } from "./finding.ts";
import { lowerCase } from "./form.ts";
import { type Policy, readPolicy } from "./read-policy.ts";
import type { Upload } from "./upload.ts";

/**
 * Checks an upload against its policy: when it ends, its conditions on fields in their order, the fields that no condition
 * names, and last its conditions on the file.
 *
 * @param upload The upload.
 * @param now The time; without it the expiration is not checked.
 * @see https://docs.aws.amazon.com/AmazonS3/latest/API/sigv4-HTTPPOSTConstructPolicy.html
 * @example
 * ```ts
 * checkPolicy(upload, new Date()).map(({ code }) => code); // ["policy_expired"]
 * ```
 */
export function checkPolicy(upload: Upload, now: Date | undefined): Finding[] {
  const field = upload.form.get("policy")?.value;
  if (!field) return [];
  const result = readPolicy(field);
  if ("finding" in result) return [result.finding];
  const { policy } = result;
  const check = (about: "field" | "file"): Finding[] =>
    policy.conditions
      .filter((condition) => (condition.field === undefined) === (about === "file"))
      .flatMap((condition) => condition.check(upload) ?? []);
  return [
    ...policy.findings,
    ...(now ? checkExpiration(policy.expiration, now) : []),
    ...checkRepeatedFields(upload.form),
    ...check("field"),
    ...checkExtraFields(upload, policy),
    ...check("file"),
  ];
}

function checkExpiration(expiration: Date, now: Date): Finding[] {
  const late = now.getTime() - expiration.getTime();
  if (!(late >= 0)) return [];
  const remedy = `Ask for a fresh form and send that: this one expired ${duration(late)} ago.`;
  return [
    finding("policy_expired", remedy, { sent: expiration.toISOString(), expected: `after ${now.toISOString()}` }),
  ];
}

function duration(milliseconds: number): string {
  const seconds = Math.floor(milliseconds / 1000);
  const [count, unit] =
    seconds < 120
      ? [seconds, "second"]
      : seconds < 7200
        ? [Math.floor(seconds / 60), "minute"]
        : seconds < 172_800
          ? [Math.floor(seconds / 3600), "hour"]
          : [Math.floor(seconds / 86_400), "day"];
  return `${count} ${unit}${count === 1 ? "" : "s"}`;
}

/** Fields that a form may have without a condition. */
const unconditional: ReadonlySet<string> = new Set(["policy", "x-amz-signature", "file"]);

function checkExtraFields({ form }: Upload, policy: Policy): Finding[] {
  const named = new Set(policy.conditions.map(({ field }) => field));
  const extra = [...form]
    .filter(([field]) => !named.has(field) && !unconditional.has(field) && !field.startsWith("x-ignore-"))
    .map(([, { name }]) =>
      finding(
        "extra_field",
        `Remove the field ${name} from the form, or have the form signed with it: S3 takes no field that was not signed.`,
        { sent: name },
      ),
    );
  // The bucket in the URL counts as a field of the form.
  const bucket =
    named.has(lowerCase("bucket")) || form.has("bucket")
      ? []
      : [finding("extra_field", bucketRemedy, { sent: "bucket" })];
  return [...extra, ...bucket];
}

const bucketRemedy =
  "Have the server sign a policy with a condition on the bucket: S3 counts the bucket in the URL as a field.";
