import { bunPeers } from "./bun-peers.ts";
import type { Issuer } from "./issuer.ts";
import { nativePeers } from "./native-peers.ts";
import { nodePeers } from "./node-peers.ts";
import type { Peer } from "./peer.ts";
import { service, serviceVariants } from "./service.ts";

/**
 * All that can be measured, in the table's order.
 *
 * @param issuer Whose tokens the service takes where it takes any.
 */
export const allPeers = (issuer: Issuer): readonly Peer[] => [
  service,
  ...serviceVariants(issuer),
  ...bunPeers,
  ...nodePeers,
  ...nativePeers,
];
