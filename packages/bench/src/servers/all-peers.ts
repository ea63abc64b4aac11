import { bunPeers } from "./bun-peers.ts";
import type { Peer } from "./peer.ts";
import { service, serviceVariants } from "./service.ts";

/** All that can be measured, in the table's order. */
export const allPeers: readonly Peer[] = [service, ...serviceVariants, ...bunPeers];
