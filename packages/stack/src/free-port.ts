import { SetUpError } from "@signed-s3/testkit";

/**
 * Makes sure that a port of this machine can be listened on.
 *
 * @param port The port.
 * @param variable What says which port it is.
 * @throws {SetUpError} Something listens on it.
 */
export function requireFreePort(port: number, variable: string): void {
  try {
    Bun.listen({ hostname: "127.0.0.1", port, socket: { data() {} } }).stop(true);
  } catch {
    throw new SetUpError(
      `Port ${port} is in use.`,
      `End what listens on it, or choose another one: ${variable}=${port + 10000} npm run stack`,
    );
  }
}
