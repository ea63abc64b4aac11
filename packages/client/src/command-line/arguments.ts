import { parseArgs } from "node:util";

/** What the command line asks for. */
export interface UploadArguments {
  readonly paths: readonly string[];
  readonly service: string;
  /** Bearer token; undefined: none. */
  readonly token: string | undefined;
  /** Media type of all files; empty: not known. */
  readonly type: string;
  readonly profile: string | undefined;
  readonly concurrency: number;
  readonly json: boolean;
}

export const usage = `signed-s3 upload FILE…

Uploads files to S3 by forms that the Signed S3 Resource API signs.

  --service URL      where the service is (or SIGNED_S3_SERVICE); http://localhost:3000
  --type TYPE        the files' media type, such as image/png
  --profile NAME     the upload profile to use
  --concurrency N    how many files go at a time; 3
  --json             print one JSON object a file, and no progress
  --help             print this

The environment variable SIGNED_S3_TOKEN is sent as bearer token. Exit codes: 0 all files are there, 1 some are not,
2 the command line is wrong.`;

/**
 * Reads the command line.
 *
 * @param words What follows the program's name.
 * @param environment The process's environment.
 * @returns What is asked for, or `help`.
 * @throws {TypeError} It is wrong; the message says how.
 * @example
 * ```ts
 * readArguments(["upload", "a.png", "--json"], {}); // { paths: ["a.png"], json: true, … }
 * ```
 */
export function readArguments(
  words: readonly string[],
  environment: Readonly<Record<string, string | undefined>>,
): UploadArguments | "help" {
  const { values, positionals } = parseArgs({
    args: [...words],
    allowPositionals: true,
    options: {
      service: { type: "string" },
      type: { type: "string", default: "" },
      profile: { type: "string" },
      concurrency: { type: "string", default: "3" },
      json: { type: "boolean", default: false },
      help: { type: "boolean", default: false },
    },
  });
  const [command, ...paths] = positionals;
  if (values.help || command === undefined) return "help";
  if (command !== "upload") throw new TypeError(`There is no command ${command}, only upload.`);
  if (paths.length === 0) throw new TypeError("Name at least one file.");
  const service = values.service ?? (environment["SIGNED_S3_SERVICE"] || "http://localhost:3000");
  const token = environment["SIGNED_S3_TOKEN"];
  if (token !== undefined && !/^[\x20-\x7e]*$/.test(token)) {
    throw new TypeError("SIGNED_S3_TOKEN has a character that no token has, such as a line break.");
  }
  if (!/^https?:/i.test(service) || !URL.canParse(service)) throw new TypeError(`--service ${service} is no URL.`);
  const { username, password } = new URL(service);
  if (username || password) throw new TypeError("--service must not have a name or a password in it.");
  const concurrency = Number(values.concurrency);
  if (!Number.isInteger(concurrency) || concurrency < 1) throw new TypeError("--concurrency is a whole number from 1.");
  const { type, profile, json } = values;
  return { paths, service, token, type, profile, concurrency, json };
}
