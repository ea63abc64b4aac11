/** Where to listen. */
interface Address {
  readonly host: string;
  readonly port: number;
}

/**
 * Holds that nobody listens at an address. Workers share their port with whoever is ready to share it: beside those of another
 * service, started there by mistake, they would get a part of its requests, and it a part of theirs.
 *
 * @throws {Error} Somebody does, or nobody can listen there.
 */
export function requireFreePort({ host, port }: Address): void {
  Bun.listen({ hostname: host, port, socket: { data() {} } }).stop(true);
}
