import { loadConfig } from "./config/load-config.ts";
import { ConfigError } from "./config.ts";
import { serve } from "./serve.ts";

/** sysexits.h: EX_CONFIG. */
const badConfiguration = 78;

/** `explain` tells why a form is refused, `doctor` examines the configuration; without a word the service starts. */
async function run([command, ...args]: readonly string[]): Promise<void> {
  if (command === "explain") {
    const { explainCommand } = await import("./explain-command.ts");
    const { output, code } = await explainCommand(args, new Date());
    console.log(output);
    process.exitCode = code;
    return;
  }
  if (command !== "doctor") return serve(loadConfig(process.env));
  // Loaded here: the service itself needs none of it.
  const { doctor, processTerminal } = await import("./doctor/doctor.ts");
  process.exitCode = await doctor(args, process.env, processTerminal);
}

try {
  await run(process.argv.slice(2));
} catch (error) {
  if (!(error instanceof ConfigError)) throw error;
  console.error(`The configuration is wrong:\n${error.problems.map((problem) => `  ${problem}`).join("\n")}`);
  process.exit(badConfiguration);
}
