import { lookup } from "node:dns/promises";
import { isIP } from "node:net";

/** Where to listen. */
interface Address {
  readonly host: string;
  readonly port: number;
}

/**
 * Holds that a host has an address. Bun's server tells of one without by whatever error the system had before, such as that
 * the port is in use.
 *
 * @throws {Error} It has none.
 */
export async function requireAddress({ host }: Address): Promise<void> {
  if (isIP(host) === 0) await lookup(host);
}

/**
 * Holds that nobody listens at an address. Workers share their port with whoever is ready to share it: beside those of another
 * service, started there by mistake, they would get a part of its requests, and it a part of theirs.
 *
 * @throws {Error} Somebody does, or nobody can listen there: as the service's own server would.
 */
export function requireFreePort({ host, port }: Address): void {
  Bun.serve({ hostname: host, port, fetch: () => new Response() }).stop(true);
}
