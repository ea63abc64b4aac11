import { loadConfig } from "../config/load-config.ts";
import { nothingToExamine } from "./checks/configuration.ts";
import { readCommandLine, usage } from "./command-line.ts";
import { documentFor } from "./documents/index.ts";
import { examine } from "./examine.ts";
import { documentsText, reportText } from "./report.ts";
import { type CheckResult, exitCodeOf } from "./result.ts";
import { setupFromConfig } from "./setup-from-config.ts";

/** sysexits.h: EX_USAGE. */
const calledWrongly = 64;

/** Where doctor writes. */
export interface Terminal {
  readonly out: (text: string) => void;
  readonly err: (text: string) => void;
  readonly colour: boolean;
}

/**
 * Examines the way from the service to S3 and from browsers to S3, and says what is wrong and what cures it.
 *
 * @param args What follows the word doctor.
 * @param environment The variables that configure the service.
 * @param terminal Where to write.
 * @returns The exit code: 0 all is ok, 1 something warns, 2 something is bad, 64 the arguments are wrong.
 * @throws {ConfigError} The configuration is wrong.
 */
export async function doctor(
  args: readonly string[],
  environment: Readonly<Record<string, string | undefined>>,
  { out, err, colour }: Terminal,
): Promise<number> {
  const commandLine = readCommandLine(args);
  if ("problem" in commandLine) {
    err(`${commandLine.problem}\n\n${usage}`);
    return calledWrongly;
  }
  if (commandLine.help) {
    out(usage);
    return 0;
  }
  const configured = setupFromConfig(loadConfig(environment));
  const { json, print, origins } = commandLine;
  const say = (results: readonly CheckResult[]) =>
    json ? `${JSON.stringify(results, null, 2)}\n` : reportText(results, colour);
  if (!configured) {
    (print ? err : out)(say([nothingToExamine]));
    return exitCodeOf([nothingToExamine]);
  }
  const setup = { ...configured, origins: [...new Set([...configured.origins, ...origins])] };
  if (print) {
    const document = documentFor(print, setup);
    out(`${JSON.stringify(document.json, null, 2)}\n`);
    err(document.notes.map((note) => `${note}\n`).join(""));
    return 0;
  }
  const results = await examine(setup);
  out(say(results));
  if (!json) out(documentsText(results, setup));
  return exitCodeOf(results);
}

/** The terminal of this process; in colour where a person looks at it who has not asked for none. */
export const processTerminal: Terminal = {
  out: (text) => process.stdout.write(text),
  err: (text) => process.stderr.write(text),
  colour: process.stdout.isTTY === true && !process.env["NO_COLOR"],
};
