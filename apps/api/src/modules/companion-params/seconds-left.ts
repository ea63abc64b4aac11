import type { FormFields } from "@signed-s3/contracts";

/** Base64 of `{"expiration":"2019-02-20T19:40:23Z"`, as core writes it first. */
const encodedLength = 48;
let known = { beginning: "", endsAt: 0 };

/**
 * For how many whole seconds a form is good from now on, as its own policy has it. To parse all of the policy would cost a
 * request a twentieth of its time; and the forms of a second mostly end at the same one, so that the last end read is kept.
 */
export function secondsLeft({ policy }: FormFields, now: Date): number {
  const beginning = policy.slice(0, encodedLength);
  if (beginning !== known.beginning) known = { beginning, endsAt: endOf(beginning) };
  return Math.max(0, Math.floor((known.endsAt - now.getTime()) / 1000));
}

function endOf(beginning: string): number {
  const [, expiration = ""] = /^\{"expiration":"([^"]+)"/.exec(atob(beginning)) ?? [];
  return Date.parse(expiration);
}
