import { onEndSignal } from "./end-signals.ts";
import { ensureHomeFolder } from "./home-folder.ts";

// Everything else is loaded when it is asked for: what checks the health every few seconds must not load the service.

/** sysexits.h: EX_USAGE. */
const badUsage = 64;
/** sysexits.h: EX_IOERR. */
const notWritten = 74;

/** How a subcommand ends: what it prints, and the exit code. */
interface Ended {
  readonly output: string;
  readonly code: number;
}

/** What `--help` says. */
const usage = `Without a word the service starts, as its environment variables say. Else one of:

--check-config  says what configuration that is, or what is wrong with it
doctor          tries each step of an upload by that configuration; doctor --help says more
explain         tells why S3 refuses a form; explain --help says more
healthcheck     ends with 0 where the service of this machine is alive
--version       says which version this is
--help          says this`;

const help = async (): Promise<Ended> => ({ output: usage, code: 0 });

const subcommands: Readonly<Record<string, (args: readonly string[]) => Promise<Ended | number>>> = {
  "--check-config": async () => {
    const { effectiveConfig } = await import("./config/effective-config.ts");
    return { output: effectiveConfig(process.env), code: 0 };
  },
  doctor: async (args) => {
    const { doctor, processTerminal } = await import("./doctor/doctor.ts");
    return doctor(args, process.env, processTerminal);
  },
  explain: async (args) => {
    const { explainCommand } = await import("./explain-command.ts");
    return explainCommand(args, new Date());
  },
  "--help": help,
  "-h": help,
  "--version": async () => {
    const { default: manifest } = await import("../package.json", { with: { type: "json" } });
    return { output: manifest.version, code: 0 };
  },
  healthcheck: async () => {
    // A proxy that the service goes out by knows nothing of what listens on this machine.
    process.env["NO_PROXY"] = process.env["no_proxy"] = "*";
    const { healthcheck } = await import("./healthcheck.ts");
    return healthcheck(process.env);
  },
};

/** Without a word the service starts: in this process, or in as many as are configured. */
async function run([word, ...args]: readonly string[]): Promise<void> {
  if (word === undefined) {
    onEndSignal(() => process.exit(0));
    return (await import("./start.ts")).start();
  }
  process.stdout.on("error", ({ message }) => {
    console.error(`The output can't be written: ${message}`);
    process.exitCode ||= notWritten;
  });
  const subcommand = Object.hasOwn(subcommands, word) ? subcommands[word] : undefined;
  const ended = (await subcommand?.(args)) ?? {
    output: `There is no ${word}. Without a word the service starts; else: ${Object.keys(subcommands).join(", ")}.`,
    code: badUsage,
  };
  if (typeof ended === "number") process.exitCode = ended;
  else {
    process.stdout.write(`${ended.output}\n`);
    process.exitCode = ended.code;
  }
}

ensureHomeFolder();
try {
  await run(process.argv.slice(2));
} catch (error) {
  const { startFailure } = await import("./start-failure.ts");
  const failure = startFailure(error, process.env["PORT"]);
  if (!failure) throw error;
  console.error(failure.message);
  process.exit(failure.code);
}
