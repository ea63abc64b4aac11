import { closest, distance } from "fastest-levenshtein";
import type { ProfileConfig } from "../upload-profiles/profile-config.ts";
import { schemas, secretNames } from "./read-variables.ts";
import { type Environment, fileVariableOf } from "./secret-files.ts";
import type { ConfigVariables } from "./variables.ts";

const known = [...Object.keys(schemas), ...secretNames.map(fileVariableOf)];

/** Names that look like the service's own and aren't, each with the nearest that is: most are typing errors. */
export function unknownNames(environment: Environment): readonly string[] {
  return Object.keys(environment)
    .filter((name) => !known.includes(name))
    .sort()
    .map((name) => ({ name, nearest: closest(name, known) }))
    .filter(({ name, nearest }) => /^(S3|UPLOAD|AUTH)_/.test(name) || isNearly(name, nearest))
    .map(({ name, nearest }) => `${name} is not a variable of this service; the nearest is ${nearest}`);
}

// Of short names many are within two letters of another that means something else: HOST, PATH, PORT.
const isNearly = (name: string, other: string): boolean =>
  name.length >= 8 && (distance(name, other) <= 2 || other.startsWith(name));

/** What is right, and yet hardly what was meant. */
export function doubts(variables: ConfigVariables, profiles: ReadonlyMap<string, ProfileConfig>): readonly string[] {
  const { AUTH = "none", AUTH_JWKS_URL, NODE_ENV = "" } = variables;
  const warnings: string[] = [];
  if (NODE_ENV !== "production" && /^\s*prod/i.test(NODE_ENV)) {
    warnings.push("NODE_ENV is not production, letter by letter: the service is set up for development");
  }
  if (variables.WORKERS !== 1) warnings.push("WORKERS is above 1: each answer of /metrics is of one worker alone");
  for (const [mode, names] of Object.entries(variablesOf)) {
    if (mode === AUTH) continue;
    for (const name of names) if (variables[name]) warnings.push(`${name} has no effect without AUTH=${mode}`);
  }
  if (AUTH === "jwt" && AUTH_JWKS_URL?.startsWith("http:")) {
    warnings.push("AUTH_JWKS_URL is not https: whoever stands between can pass for anyone");
  }
  if (AUTH === "none" && variables.S3_KEY_PREFIX.includes("{subject}")) {
    warnings.push('S3_KEY_PREFIX: {subject} is "anonymous" for everyone with AUTH=none');
  }
  for (const [name, { keyTemplate, allowed }] of profiles) {
    if (AUTH === "none" && keyTemplate.includes("{subject}")) {
      warnings.push(`profile ${name}: {subject} is "anonymous" for everyone with AUTH=none`);
    }
    const by = { none: undefined, tokens: allowed?.tokens, jwt: allowed?.scopes }[AUTH];
    if (allowed && !by) warnings.push(`profile ${name}: nobody may use it with AUTH=${AUTH}`);
  }
  return warnings;
}

const variablesOf = {
  tokens: ["AUTH_TOKENS"],
  jwt: ["AUTH_JWKS_URL", "AUTH_ISSUER", "AUTH_AUDIENCE"],
} as const;
