import { join } from "node:path";
import { constantExchange, peerExchange } from "../verification/create-signed-url.ts";
import type { Exchange } from "../verification/exchange.ts";
import type { Peer } from "./peer.ts";
import { peerFolder } from "./repository.ts";

const onBun = (name: string, title: string, exchange: Exchange): Peer => ({
  name,
  title,
  exchange,
  prepare: async () => ({
    command: [process.execPath, join(peerFolder(name), "server.ts")],
    env: { NODE_ENV: "production" },
  }),
});

/** Does nothing but answer: what it takes is the runtime's, the machine's and the load's own. */
export const constantPeer: Peer = onBun("bun-constant", "Bun.serve, the same answer to everybody", constantExchange);

/** Peers on the Bun that runs the benchmark. */
export const bunPeers: readonly Peer[] = [
  onBun("bun-hand-written", "Bun.serve, hand-written", peerExchange),
  onBun("bun-hand-written-in-rows", "Bun.serve, hand-written, in a row as the service", peerExchange),
  constantPeer,
  onBun("elysia-aws-sdk", "Elysia + createPresignedPost, Bun", peerExchange),
];
