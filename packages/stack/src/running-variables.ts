import { requireEngine } from "@signed-s3/testkit";
import type { RunCompose } from "./roll-replicas.ts";

/** What docker/compose.yaml takes from the environment and gives to the replicas by the same name. */
const passedOn: ReadonlySet<string> = new Set(["AUTH", "CORS_ORIGINS", "LOG_LEVEL"]);

/**
 * The variables of docker/compose.yaml that the replicas of a stack were started with. A replica that came later without them
 * would be another one than those that it replaces: it might sign for anybody, or for a port that nothing listens on.
 *
 * @param run Runs Docker Compose on the stack.
 * @returns The variables; none where there is no replica.
 */
export async function runningVariables(run: RunCompose): Promise<Readonly<Record<string, string>>> {
  const [replica] = (await run("ps", "--all", "--quiet", "api")).split("\n");
  if (!replica) return {};
  const { Config } = await (await requireEngine()).container.dockerode.getContainer(replica).inspect();
  const given = new Map(Config.Env.map(nameAndValue));
  const { port } = new URL(given.get("S3_PUBLIC_ENDPOINT_URL") ?? "http://localhost:9000");
  return { ...Object.fromEntries([...given].filter(([name]) => passedOn.has(name))), STORE_PORT: port };
}

function nameAndValue(text: string): [name: string, value: string] {
  const end = text.indexOf("=");
  return [text.slice(0, end), text.slice(end + 1)];
}
