import { finding } from "./finding.ts";
import type { Check } from "./upload.ts";

/**
 * Checks that the policy's expiration is still to come.
 *
 * @see https://docs.aws.amazon.com/AmazonS3/latest/API/sigv4-HTTPPOSTConstructPolicy.html#sigv4-HTTPPOSTExpiration
 */
export const checkExpiration: Check = ({ policy: { expiration }, now }) => {
  if (!expiration || !now || Number.isNaN(now.getTime()) || now < expiration) return [];
  const late = Math.floor((now.getTime() - expiration.getTime()) / 1000);
  const remedy = `Ask for a fresh form and send that: this one expired ${duration(late)} ago.`;
  const facts = { sent: expiration.toISOString(), expected: `later than ${now.toISOString()}` };
  return [finding("policy_expired", remedy, facts)];
};

const units = [
  [86_400, "day"],
  [3600, "hour"],
  [60, "minute"],
  [1, "second"],
] as const;

function duration(seconds: number): string {
  const [length, unit] = units.find(([length]) => seconds >= length) ?? [1, "second"];
  const count = Math.floor(seconds / length);
  return `${count} ${unit}${count === 1 ? "" : "s"}`;
}
