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
  // These stand for every address, and are none that can be asked.
  const asked = { "0.0.0.0": "127.0.0.1", "::": "[::1]" }[host] ?? (host.includes(":") ? `[${host}]` : host);
  try {
    const answer = await fetch(`http://${asked}:${port}/health/ready`, { signal: AbortSignal.timeout(answerLimitMs) });
    return { output: await answer.text(), code: answer.ok ? 0 : 1 };
  } catch (error) {
    return { output: error instanceof Error ? error.message : String(error), code: 1 };
  }
}
