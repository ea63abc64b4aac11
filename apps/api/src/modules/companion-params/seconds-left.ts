import type { FormFields, PolicyDocument } from "@signed-s3/contracts";

/** For how many whole seconds a form is good from now on, as its own policy has it. */
export function secondsLeft({ policy }: FormFields, now: Date): number {
  const { expiration }: PolicyDocument = JSON.parse(atob(policy));
  return Math.max(0, Math.floor((Date.parse(expiration) - now.getTime()) / 1000));
}
