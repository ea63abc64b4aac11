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
  if (!isPortTaken(error)) return undefined;
  return { message: `Port ${port || 3000} is in use: set PORT to another, or stop what listens there.`, code: 1 };
}

function isPortTaken(error: unknown): boolean {
  return error instanceof Error && "code" in error && error.code === "EADDRINUSE";
}
