import { parseArgs } from "node:util";

const parts = ["requests", "signer", "scaling", "start", "profile", "soak"] as const;

/** Something to be measured. */
export type Part = (typeof parts)[number];

/** What is to be done. */
export interface CommandLine {
  /** Short rounds, for whoever works on the service: under two minutes. */
  readonly quick: boolean;
  readonly parts: readonly Part[];
  /** The names of the peers to measure; undefined: all. */
  readonly peers?: readonly string[];
  /** Whether the results become those of `docs/performance.md`. */
  readonly publish: boolean;
}

/** What can be asked for. */
export const usage: string = `npm run bench -- [--quick] [--parts=${parts.join(",")}] [--peers=NAME,…] [--soak] [--publish]
  --quick    short rounds, requests only: under two minutes
  --parts    what to measure; by default all but the soak
  --peers    which servers to load; by default all
  --soak     the ten million requests only, or after the parts that are named: some ten minutes
  --publish  put the results into docs/performance.md and docs/performance.json; not with --quick or --peers
  --help     say this`;

/**
 * Reads the command line.
 *
 * @throws {TypeError} It has an option, or names a part, that there is not, or names nothing; or it would publish less than what
 * it replaces.
 */
export function readCommandLine(args: readonly string[]): CommandLine {
  const { values } = parseArgs({
    args: [...args],
    options: {
      quick: { type: "boolean", default: false },
      parts: { type: "string" },
      peers: { type: "string" },
      soak: { type: "boolean", default: false },
      publish: { type: "boolean", default: false },
    },
  });
  const { quick, publish } = values;
  if (publish && (quick || values.peers !== undefined)) {
    throw new TypeError("--publish replaces whole tables: measure them without --quick and --peers.");
  }
  const peers = values.peers === undefined ? {} : { peers: list("peers", values.peers) };
  return { quick, publish, parts: partsOf(values), ...peers };
}

function partsOf(values: {
  parts?: string | undefined;
  soak: boolean;
  quick: boolean;
  peers?: string | undefined;
}): readonly Part[] {
  const soak: readonly Part[] = values.soak ? ["soak"] : [];
  if (values.parts !== undefined) return [...new Set([...list("parts", values.parts).map(partOf), ...soak])];
  if (values.soak) return soak;
  if (values.quick || values.peers !== undefined) return ["requests"];
  return parts.filter((part) => part !== "soak");
}

function partOf(name: string): Part {
  const part = parts.find((it) => it === name);
  if (part === undefined) throw new TypeError(`There is no part ${name}; there are ${parts.join(", ")}.`);
  return part;
}

function list(option: string, text: string): readonly string[] {
  const names = text.split(",").filter((name) => name !== "");
  if (names.length === 0) throw new TypeError(`--${option} names nothing.`);
  return names;
}
