import { describe, expect, test } from "bun:test";
import { existsSync } from "node:fs";
import { availableParallelism } from "node:os";
import { ensureWrk } from "../../src/load/ensure-wrk.ts";
import { interleaved } from "../../src/requests/interleaved.ts";
import { rowsOf } from "../../src/requests/table.ts";
import { bunPeers } from "../../src/servers/bun-peers.ts";
import { oneCoreEach } from "../../src/servers/cores.ts";
import type { Peer } from "../../src/servers/peer.ts";
import { peerExchange } from "../../src/verification/create-signed-url.ts";
import { withWorkplace } from "../../src/workplace.ts";

const hasWrk = await ensureWrk(console.log).then(
  () => true,
  ({ message }: Error) => console.log(message),
);
const canRun = hasWrk === true && availableParallelism() > 1;

describe("interleaved()", () => {
  test.if(canRun)("measures servers for a second each, and leaves nothing behind", async () => {
    const constant = bunPeers.find(({ name }) => name === "bun-constant");
    const wrong: Peer[] = constant ? [{ ...constant, name: "wrong", exchange: peerExchange }] : [];
    const peers = [...bunPeers.filter(({ name }) => !name.includes("elysia")), ...wrong];
    const { folder, measured } = await withWorkplace(async (workplace) => {
      const plan = { ...workplace, cores: oneCoreEach(), progress: () => {} };
      const rounds = { starts: 2, count: 1, seconds: 1, warmUpSeconds: 1 };
      return { folder: workplace.folder, measured: await interleaved(peers, rounds, plan) };
    });
    expect(existsSync(folder)).toBeFalse();
    expect(rowsOf(measured)).toMatchObject([
      { name: "bun-hand-written", cpuMicros: expect.any(Number) },
      { name: "bun-hand-written-in-rows", cpuMicros: expect.any(Number) },
      { name: "bun-constant", cpuMicros: expect.any(Number) },
      { name: "wrong", missing: expect.stringContaining("it answers wrongly") },
    ]);
    for (const { samples } of measured.slice(0, 3))
      expect(samples.map(({ requests }) => requests > 0)).toEqual([true, true]);
  });

  test.if(canRun)("leaves out a server that can't be started anew, and measures the others to the end", async () => {
    const peers = bunPeers.filter(({ name }) => name === "bun-constant");
    let starts = 0;
    const startsOnce = peers.map((peer): Peer => {
      const prepare: Peer["prepare"] = async (...how) =>
        starts++ === 0 ? peer.prepare(...how) : { command: ["false"] };
      return { ...peer, name: "starts-once", prepare };
    });
    const measured = await withWorkplace((workplace) => {
      const plan = { ...workplace, cores: oneCoreEach(), progress: () => {} };
      return interleaved([...startsOnce, ...peers], { starts: 2, count: 1, seconds: 1, warmUpSeconds: 1 }, plan);
    });
    expect(rowsOf(measured)).toMatchObject([
      { name: "starts-once", missing: expect.stringMatching(/^it ended with 1\n/) },
      { name: "bun-constant", cpuMicros: expect.any(Number) },
    ]);
  });
});
