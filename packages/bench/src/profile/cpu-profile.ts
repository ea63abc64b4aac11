import { isMembers } from "../verification/answer.ts";

/** What no code of the service has asked for. */
export const runtime = "the runtime: HTTP, sockets";
/** The share of a part. */
export type Share = readonly [part: string, share: number];

/** What a sample belongs to, by the file and the function that ran. */
export function partOf(url: string, name: string): string {
  if (name === "(idle)") return "idle";
  if (name === "(garbage collector)") return "collect garbage";
  return patterns.find(([pattern]) => pattern.test(url))?.[1] ?? runtime;
}

/** The first that fits counts. */
const patterns: readonly (readonly [pattern: RegExp, part: string])[] = [
  [/packages\/core\/src\/(sigv4|post-policy)\//, "sign"],
  [/packages\/core\/src\/|packages\/contracts\//, "read and check the command"],
  [/apps\/api\/src\/http\/(read-|decode-)/, "read the body"],
  [/apps\/api\/src\/http\/(respond|answer-|command-)/, "build the answer"],
  [/apps\/api\/src\/(observation|logger|log-output)|pino|prom-client|sonic-boom/, "log and metrics"],
  [/apps\/api\/src\/(authentication|plugins|rate-limit)/, "authenticate, limit, route"],
  [/elysia|memoirist/, "Elysia"],
  [/apps\/api\/src\//, "the rest of the service"],
  [/typebox/, "read and check the command"],
];

/**
 * Adds a CPU profile up by part.
 *
 * @param profile A `.cpuprofile`.
 * @param part Tells what a function belongs to.
 * @returns Each part's share of all samples, the greatest first.
 * @throws {TypeError} It is no profile.
 */
export function readProfile(profile: unknown, part: (url: string, name: string) => string): readonly Share[] {
  const { nodes, samples } = isMembers(profile) ? profile : {};
  if (!Array.isArray(nodes) || !Array.isArray(samples)) throw new TypeError("That is no CPU profile.");
  const parts = new Map<unknown, string>();
  // Parents stand before their children. What is the runtime's own, such as a hash, is done for whoever called it.
  for (const node of nodes.filter(isMembers)) {
    const { url, functionName } = isMembers(node["callFrame"]) ? node["callFrame"] : {};
    const own = part(String(url ?? ""), String(functionName ?? ""));
    parts.set(node["id"], own === runtime ? (parts.get(node["id"]) ?? own) : own);
    const children = Array.isArray(node["children"]) ? node["children"] : [];
    for (const child of children) parts.set(child, parts.get(node["id"]) ?? runtime);
  }
  const counts = Map.groupBy(samples, (id: unknown) => parts.get(id) ?? runtime);
  return [...counts]
    .map(([name, all]) => [name, all.length / samples.length] as const)
    .toSorted(([, one], [, other]) => other - one);
}
