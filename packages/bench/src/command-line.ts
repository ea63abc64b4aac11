import { parseArgs } from "node:util";

/** What is to be done. */
export interface CommandLine {
  /** Short rounds, for whoever works on the service: under two minutes. */
  readonly quick: boolean;
  /** The names of the peers to measure; undefined: all. */
  readonly peers?: readonly string[];
}

/**
 * Reads the command line.
 *
 * @throws {TypeError} It has an option that there is not.
 */
export function readCommandLine(args: readonly string[]): CommandLine {
  const { values } = parseArgs({
    args: [...args],
    options: { quick: { type: "boolean", default: false }, peers: { type: "string" } },
  });
  const list = (text: string): readonly string[] => text.split(",").filter((name) => name !== "");
  return { quick: values.quick, ...(values.peers === undefined ? {} : { peers: list(values.peers) }) };
}
