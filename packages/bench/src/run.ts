import { SetUpError } from "@signed-s3/testkit";
import type { CommandLine } from "./command-line.ts";
import { machineFacts } from "./machine/machine-facts.ts";
import { measureProfile } from "./profile/measure-profile.ts";
import type { Results } from "./report/results.ts";
import { interleaved } from "./requests/interleaved.ts";
import type { LoadPlan } from "./requests/measure.ts";
import { rowsOf } from "./requests/table.ts";
import { measureScaling, measureSoak } from "./scaling/measure-scaling.ts";
import { allPeers } from "./servers/all-peers.ts";
import type { Issuer } from "./servers/issuer.ts";
import type { Peer } from "./servers/peer.ts";
import { compileService } from "./servers/service.ts";
import { measureSigners } from "./signer/measure-signers.ts";
import { measureStart } from "./start/measure-start.ts";

/** How long each part is measured: for figures to keep, or for a quick look. */
const lengths = {
  full: {
    requests: { starts: 5, count: 2, seconds: 2, warmUpSeconds: 5 },
    signer: { processes: 3, rounds: 150, milliseconds: 3 },
    scaling: { rounds: 6, seconds: 2 },
    starts: 20,
    profileSeconds: 10,
  },
  quick: {
    requests: { starts: 1, count: 3, seconds: 1, warmUpSeconds: 1 },
    signer: { processes: 1, rounds: 50, milliseconds: 3 },
    scaling: { rounds: 2, seconds: 1 },
    starts: 5,
    profileSeconds: 3,
  },
};

/**
 * Measures what was asked for, one part after the other.
 *
 * @param keep Given all that has been measured so far, after each part: a later one may fail, or be interrupted.
 * @throws {SetUpError} There is no such peer, or the service can't be compiled.
 */
export async function run(
  commandLine: CommandLine,
  issuer: Issuer,
  plan: LoadPlan,
  keep: (results: Results) => Promise<unknown>,
): Promise<Results> {
  const { quick, parts } = commandLine;
  const length = quick ? lengths.quick : lengths.full;
  const peers = chosen(allPeers(issuer), commandLine.peers);
  const { progress, cores } = plan;
  const measures = {
    requests: async () => ({ requests: rowsOf(await interleaved(peers, length.requests, plan)) }),
    signer: async () => ({ signer: await measureSigners({ ...length.signer, cores: cores.server }, progress) }),
    scaling: async () => ({ scaling: await measureScaling(length.scaling, plan) }),
    start: async () => ({ start: await measureStart(length.starts, plan) }),
    profile: async () => ({ profile: await measureProfile(length.profileSeconds, plan) }),
    soak: async () => ({ soak: await measureSoak(plan) }),
  };
  // What runs it by itself needs the service compiled as well.
  if (parts.some((part) => part !== "signer" && part !== "requests")) await compileService(progress);
  let results: Results = { machine: await machineFacts(), quick };
  for (const part of parts) {
    results = { ...results, ...(await measures[part]()) };
    await keep(results);
  }
  return results;
}

function chosen(peers: readonly Peer[], names: readonly string[] | undefined): readonly Peer[] {
  const unknown = names?.find((name) => !peers.some((peer) => peer.name === name));
  if (unknown !== undefined) {
    throw new SetUpError(`There is no peer ${unknown}.`, `There are ${peers.map(({ name }) => name).join(", ")}.`);
  }
  return peers.filter(({ name }) => names === undefined || names.includes(name));
}
