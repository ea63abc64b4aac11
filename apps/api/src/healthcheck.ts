import type { Config } from "./config.ts";

/** Container engines give a check three seconds mostly. */
const answerLimitMs = 2500;

/**
 * Asks the service of this machine whether it is ready, for container images that have no other program to ask with.
 *
 * @param listen Where it listens.
 * @returns What it answered, or why it didn't, and the code that tells a container engine: 0 ready, 1 not.
 */
export async function healthcheck({ host, port }: Config["listen"]): Promise<{ output: string; code: 0 | 1 }> {
  // These stand for every address, and are none that can be asked.
  const asked = { "0.0.0.0": "127.0.0.1", "::": "[::1]" }[host] ?? (host.includes(":") ? `[${host}]` : host);
  try {
    const answer = await fetch(`http://${asked}:${port}/health/ready`, { signal: AbortSignal.timeout(answerLimitMs) });
    return { output: await answer.text(), code: answer.ok ? 0 : 1 };
  } catch (error) {
    return { output: error instanceof Error ? error.message : String(error), code: 1 };
  }
}
