import { type Config, readConfig } from "../config.ts";
import type { Environment } from "./secret-files.ts";

/**
 * Reads the configuration and makes this process ready for it: the AWS SDK looks for its variables in the environment, so
 * those that were read from files are put there.
 *
 * @throws {ConfigError} Any variable is wrong.
 */
export function loadConfig(environment: Environment): Config {
  const config = readConfig(environment);
  Object.assign(process.env, config.awsVariables);
  return config;
}
