import type { Credentials } from "@signed-s3/core";
import type { Check } from "./check.ts";
import { checksFor } from "./checks/index.ts";
import { type Context, contextOf } from "./context.ts";
import { bad, type CheckResult, type Finding, notChecked } from "./result.ts";
import type { Setup } from "./setup.ts";
import { Unreachable } from "./unreachable.ts";

const checkLimitMs = 5000;

/**
 * Examines a set-up: every check in turn, each within 5 seconds. What needs a check that went bad isn't tried: it would
 * blame the wrong thing.
 *
 * @returns A result for each check. No secret is in it, even where an answer of S3's held one.
 */
export async function examine(setup: Setup): Promise<readonly CheckResult[]> {
  let credentials: Credentials | undefined;
  const fetchCredentials = async () => {
    credentials = await setup.fetchCredentials();
    return credentials;
  };
  const context = contextOf({ ...setup, fetchCredentials });
  const results: CheckResult[] = [];
  /** What can't be relied on, and what is to blame for it in the end. */
  const culprits = new Map<string, string>();
  for (const check of checksFor(setup.origins)) {
    const culprit = check.needs.map((need) => culprits.get(need)).find((name) => name !== undefined);
    const finding = culprit === undefined ? await attempt(check, context) : notChecked(culprit);
    if (culprit !== undefined || finding.level === "bad") culprits.set(check.name, culprit ?? check.name);
    results.push({ name: check.name, ...finding, message: withoutSecrets(finding.message, credentials) });
  }
  return results;
}

async function attempt(check: Check, context: Context): Promise<Finding> {
  const { promise: timeUp, resolve } = Promise.withResolvers<Finding>();
  const timer = setTimeout(() => resolve(bad("can't be told within 5 s")), checkLimitMs);
  try {
    return await Promise.race([check.run(context), timeUp]);
  } catch (error) {
    if (error instanceof Unreachable) return bad(error.message, { cure: error.cure });
    // Not its message: nobody knows what an error of another's making holds.
    return bad(`can't be told: ${error instanceof Error ? error.name : "an unknown error"}`);
  } finally {
    clearTimeout(timer);
  }
}

function withoutSecrets(message: string, credentials: Credentials | undefined): string {
  const secrets = [credentials?.secretAccessKey, credentials?.sessionToken].filter((secret) => secret !== undefined);
  return secrets.reduce((text, secret) => (secret === "" ? text : text.replaceAll(secret, "(secret)")), message);
}
