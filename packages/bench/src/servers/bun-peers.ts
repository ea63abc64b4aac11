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

/** Peers on the Bun that runs the benchmark. */
export const bunPeers: readonly Peer[] = [
  onBun("bun-hand-written", "Bun.serve, hand-written", peerExchange),
  onBun("bun-constant", "Bun.serve, the same answer to everybody", constantExchange),
  onBun("elysia-aws-sdk", "Elysia + createPresignedPost, Bun", peerExchange),
];
