import { readVariables } from "./config/read-variables.ts";
import type { Environment } from "./config/secret-files.ts";

/** Container engines give a check three seconds mostly. */
const answerLimitMs = 2500;

/**
 * Asks the service of this machine whether it is ready, for container images that have no other program to ask with.
 *
 * @param environment The variables that the service was started with: only where it listens is looked for.
 * @returns What it answered, or why it didn't, and the code that tells a container engine: 0 ready, 1 not.
 */
export async function healthcheck(environment: Environment): Promise<{ output: string; code: 0 | 1 }> {
  const { HOST: host, PORT: port } = readVariables(environment).variables;
  const signal = AbortSignal.timeout(answerLimitMs);
  const asked = addressesOf(host).map((address) => fetch(`http://${address}:${port}/health/ready`, { signal }));
  try {
    const answer = await Promise.any(asked);
    return { output: await answer.text(), code: answer.ok ? 0 : 1 };
  } catch (error) {
    const [first] = error instanceof AggregateError ? error.errors : [error];
    return { output: first instanceof Error ? first.message : String(first), code: 1 };
  }
}

/** Those that stand for every address are none that can be asked; `::` is IPv4's as well, and alone where IPv6 is off. */
function addressesOf(host: string): readonly string[] {
  if (host === "0.0.0.0") return ["127.0.0.1"];
  if (host === "::") return ["127.0.0.1", "[::1]"];
  return [host.includes(":") ? `[${host}]` : host];
}
