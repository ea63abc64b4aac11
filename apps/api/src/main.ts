import { effectiveConfig } from "./config/effective-config.ts";
import { loadConfig } from "./config/load-config.ts";
import { ConfigError, readConfig } from "./config.ts";
import { serve } from "./serve.ts";

/** sysexits.h: EX_CONFIG. */
const badConfiguration = 78;

/**
 * `explain` tells why a form is refused, `doctor` examines the configuration against S3, `--check-config` by itself;
 * `healthcheck` asks a running service whether it is ready; without a word the service starts.
 */
async function run([command, ...args]: readonly string[]): Promise<void> {
  if (command === "explain") {
    const { explainCommand } = await import("./explain-command.ts");
    const { output, code } = await explainCommand(args, new Date());
    console.log(output);
    process.exitCode = code;
    return;
  }
  if (command === "--check-config") {
    console.log(effectiveConfig(process.env));
    return;
  }
  if (command === "healthcheck") {
    const { healthcheck } = await import("./healthcheck.ts");
    const { output, code } = await healthcheck(readConfig(process.env).listen);
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
  const lines = [...error.problems, ...error.warnings].map((line) => `  ${line}`);
  console.error(["The configuration is wrong:", ...lines].join("\n"));
  process.exit(badConfiguration);
}
