import { runProgram, SetUpError } from "@signed-s3/testkit";
import { freePort } from "../free-port.ts";

/** On the machine that a test made a Swarm of, so that a later run knows it from one of somebody's own. */
const mark = "org.signed-s3.testkit.swarm";

/** Runs the engine's own client and gives what it prints. */
export const docker = (...args: string[]): Promise<string> => dockerWith({}, ...args);

/** The same, with more environment variables. */
export const dockerWith = (env: Readonly<Record<string, string>>, ...args: string[]): Promise<string> =>
  runProgram("docker", args, { env, cure: "See what the engine says." });

/**
 * Makes a Swarm of this machine, if it isn't in one.
 *
 * @returns Why that can't be; undefined: it is in one.
 */
export async function joinSwarm(): Promise<string | undefined> {
  try {
    // Podman's stand-in for the client, for one, knows nothing of it.
    const state = (await docker("info", "--format", "{{.Swarm.LocalNodeState}}/{{.Swarm.ControlAvailable}}")).trim();
    if (state === "active/true") return undefined;
    if (state.startsWith("active")) return "this machine is a worker of a Swarm, and only a manager can deploy";
    // Nobody else can join: it listens to this machine alone.
    const address = `127.0.0.1:${freePort()}`;
    await docker("swarm", "init", "--advertise-addr", address, "--listen-addr", address);
  } catch (error) {
    if (error instanceof SetUpError) return error.problem;
    throw error;
  }
  const node = (await docker("info", "--format", "{{.Swarm.NodeID}}")).trim();
  await docker("node", "update", "--label-add", `${mark}=made`, node);
  return undefined;
}

/** Leaves a Swarm that a test has made, unless something still runs in it: another test's stack, perhaps. */
export async function leaveSwarm(): Promise<void> {
  const labels = await docker("node", "inspect", "self", "--format", "{{json .Spec.Labels}}");
  const services = await docker("service", "ls", "--quiet");
  if (labels.includes(mark) && services.trim() === "") await docker("swarm", "leave", "--force");
}
