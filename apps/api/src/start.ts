import { loadConfig } from "./config/load-config.ts";
import { createLogger } from "./logger.ts";
import { requireAddress, requireFreePort } from "./required-address.ts";
import { endWithSupervisor, isWorker, superviseWorkers } from "./workers.ts";

/**
 * Starts the service as it is configured: in this process, or in several that this one supervises.
 *
 * @throws {ConfigError} The configuration is wrong.
 * @throws {Error} Nobody can listen there, by the system's code.
 */
export async function start(): Promise<void> {
  // Workers read the configuration themselves, from what this process was given and not from what it makes of it.
  const environment = { ...process.env };
  const config = loadConfig(process.env);
  const { workers } = config.listen;
  if (isWorker()) endWithSupervisor();
  else {
    await requireAddress(config.listen);
    if (workers > 1) {
      requireFreePort(config.listen);
      process.exit(await superviseWorkers(workers, environment, createLogger(config.logLevel)));
    }
  }
  // Who only supervises needs none of it.
  const { serve } = await import("./serve.ts");
  return serve(config);
}
