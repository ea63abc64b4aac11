import { ConfigError } from "./config.ts";

/** sysexits.h: EX_CONFIG. */
const badConfiguration = 78;

/** What a person is told of a service that did not start, and the code that its process ends with. */
export interface StartFailure {
  readonly message: string;
  readonly code: number;
}

/**
 * Finds the words for what a person can mend who starts the service.
 *
 * @param port As it is configured.
 * @returns Undefined: it is something else, of which a stack tells more.
 */
export function startFailure(error: unknown, port: string | undefined): StartFailure | undefined {
  if (error instanceof ConfigError) {
    const lines = [...error.problems, ...error.warnings].map((line) => `  ${line}`);
    return { message: ["The configuration is wrong:", ...lines].join("\n"), code: badConfiguration };
  }
  const sentence = refusalsToListen.get(listenCode(error));
  return sentence && { message: sentence(port || "3000"), code: 1 };
}

/** The system's code for why nobody can listen; those of files tell of a path. */
const listenCode = (error: unknown): unknown =>
  error instanceof Error && "code" in error && !("path" in error) ? error.code : undefined;

/** Why the system lets nobody listen there, by its codes. */
const refusalsToListen = new Map<unknown, (port: string) => string>([
  ["EADDRINUSE", (port) => `Port ${port} is in use: set PORT to another, or stop what listens there.`],
  ["EACCES", (port) => `Port ${port} is not for this user: set PORT to one from 1024 on.`],
  ["EADDRNOTAVAIL", () => notHere],
  ["ENOTFOUND", () => notHere],
  // An IPv6 address that is good on one network only.
  ["EINVAL", () => notHere],
]);
const notHere = "HOST is no address of this machine: set it to one, or to 0.0.0.0 for all.";
