import { type Config, readConfig } from "../config.ts";
import type { ProfileConfig } from "../upload-profiles/profile-config.ts";
import { readVariables, schemas } from "./read-variables.ts";
import { type Environment, fileVariableOf } from "./secret-files.ts";

/**
 * The configuration that a service of this environment would run with, for a person to read: a line for each variable, of a
 * secret only whether it is set; then the upload profiles, and the warnings.
 *
 * @throws {ConfigError} Any variable is wrong.
 */
export function effectiveConfig(environment: Environment): string {
  const config = readConfig(environment);
  const values: Readonly<Record<string, unknown>> = readVariables(environment).variables;
  const lines = Object.entries(schemas).map(([name, schema]) => {
    if (schema["secret"] === true) return line(name, whetherSet(name, values[name], environment));
    const value = values[name] ?? fallbacks[name]?.(config);
    return line(name, environment[name] || value === undefined ? textOf(value) : `${textOf(value)} (default)`);
  });
  const profiles = [...config.uploadProfiles].map(([name, profile]) => line(name, profileText(config, profile)));
  return [
    "The configuration is right.",
    "",
    ...lines,
    ...section("Upload profiles", profiles),
    ...section(
      "Warnings",
      config.warnings.map((warning) => `  ${warning}`),
    ),
  ].join("\n");
}

const line = (name: string, value: string): string => `  ${name.padEnd(28)}${value}`;
const section = (title: string, lines: readonly string[]): readonly string[] =>
  lines.length === 0 ? [] : ["", title, ...lines];

function whetherSet(name: string, value: unknown, environment: Environment): string {
  if (value === undefined) return "not set";
  return environment[name] ? "set" : `set, by ${fileVariableOf(name)}`;
}

function textOf(value: unknown): string {
  if (value === undefined) return "not set";
  const text = Array.isArray(value) ? value.join(", ") || "none" : String(value);
  // Of a URL's query: some issuers have a key there.
  return text.replace(/^(https?:[^?]*\?).*/, "$1…");
}

/** What holds where a variable without a default of its own is not set. */
const fallbacks: Readonly<Record<string, (config: Config) => unknown>> = {
  AWS_REGION: ({ bucket }) => bucket?.region,
  S3_PUBLIC_ENDPOINT_URL: ({ bucket }) => bucket?.publicEndpoint,
  S3_FORCE_PATH_STYLE: ({ bucket }) => bucket && bucket.publicEndpoint !== undefined,
  UPLOAD_PAGE: ({ uploadPage }) => (uploadPage ? "on" : "off"),
  AUTH: ({ auth }) => auth.mode,
  CORS_ORIGINS: ({ corsOrigins }) => corsOrigins,
};

function profileText({ bucket: own }: Config, { place, keyTemplate, allowed }: ProfileConfig): string {
  const { bucket = "the development bucket", region, publicEndpoint } = { ...own, ...place };
  const where = [bucket, region, publicEndpoint].filter((part) => part !== undefined).join(", ");
  const { scopes = [], tokens = [] } = allowed ?? {};
  const who = [...scopes.map((scope) => `scope ${scope}`), ...tokens.map((token) => `token ${token}`)];
  return `${keyTemplate} in ${where}; for ${allowed ? who.join(", ") : "every caller"}`;
}
