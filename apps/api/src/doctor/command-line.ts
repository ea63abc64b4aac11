import { parseArgs } from "node:util";
import { type DocumentName, documentNames, isDocumentName } from "./documents/index.ts";

/** What doctor is asked to do. */
export interface CommandLine {
  readonly json: boolean;
  readonly help: boolean;
  /** Pages to check besides the configured ones. */
  readonly origins: readonly string[];
  /** The document to print instead of checking anything. */
  readonly print: DocumentName | undefined;
}

/** How doctor is called. */
export const usage = `Usage: doctor [--json] [--origin https://app.example]… [--print ${documentNames.join("|")}]

Examines the configuration that the service would run with: uploads one byte and deletes it.

  --json      the results as JSON
  --origin    a page that uploads, besides those of CORS_ORIGINS; may be repeated
  --print     a document to paste, and nothing else

Ends with 0: all is ok, 1: something warns, 2: something is bad, 64: called wrongly, 78: the configuration is wrong.
`;

/** Reads what follows the word doctor, or says what is wrong with it. */
export function readCommandLine(args: readonly string[]): CommandLine | { readonly problem: string } {
  try {
    const { values } = parseArgs({ args: [...args], options });
    const { json = false, help = false, origin: origins = [], print } = values;
    if (!origins.every((origin) => URL.canParse(origin) && new URL(origin).origin === origin)) {
      return { problem: "--origin must be the origin of a page, such as https://app.example" };
    }
    if (print === undefined || isDocumentName(print)) return { json, help, origins, print };
    return { problem: `--print must be one of ${documentNames.join(", ")}` };
  } catch (error) {
    return { problem: error instanceof Error ? error.message : "the arguments can't be read" };
  }
}

const options = {
  json: { type: "boolean" },
  help: { type: "boolean", short: "h" },
  origin: { type: "string", multiple: true },
  print: { type: "string" },
} as const;
