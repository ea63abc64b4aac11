import { closest, distance } from "fastest-levenshtein";
import type { ProfileConfig } from "../upload-profiles/profile-config.ts";
import { schemas, secretNames } from "./read-variables.ts";
import { type Environment, fileVariableOf } from "./secret-files.ts";
import type { ConfigVariables } from "./variables.ts";

const known = [...Object.keys(schemas), ...secretNames.map(fileVariableOf)];

/** What other programs call it that a variable of the service says. */
const namesElsewhere = new Map([
  ["AWS_DEFAULT_REGION", "AWS_REGION"],
  ["AWS_SECRET_KEY", "AWS_SECRET_ACCESS_KEY"],
  ["OTEL_EXPORTER_OTLP_TRACES_ENDPOINT", "OTEL_EXPORTER_OTLP_ENDPOINT"],
]);

/** Names that look like the service's own and aren't, each with the nearest that is: most are typing errors. */
export function unknownNames(environment: Environment): readonly string[] {
  return Object.keys(environment)
    .filter((name) => !known.includes(name))
    .sort()
    .map((name) => ({ name, nearest: namesElsewhere.get(name) ?? nearestTo(name) }))
    .filter(({ name, nearest }) =>
      namesElsewhere.has(name)
        ? isMissed(nearest, environment)
        : /^(S3|UPLOAD|AUTH)_/.test(name) || isNearly(name, nearest),
    )
    .map(({ name, nearest }) => `${name} is not a variable of this service; the nearest is ${nearest}`);
}

const nearestTo = (name: string): string => known.find((other) => isBeginning(name, other)) ?? closest(name, known);

// Of short names many are within two letters of another that means something else: HOST, PATH, PORT.
const isNearly = (name: string, other: string): boolean =>
  isBeginning(name, other) || (name.length >= 8 && distance(name, other) <= 2);
const isBeginning = (name: string, other: string): boolean => name.length >= 8 && other.startsWith(name);

// Whoever develops has such variables for other programs, and needs none of these here.
const isMissed = (name: string, environment: Environment): boolean =>
  Boolean(environment["S3_BUCKET"]) && !environment[name];

/** Values with quotes around them: some that read files of variables take them off, and others, such as Docker, don't. */
export function quotedValues(environment: Environment): readonly string[] {
  return known
    .filter((name) => /^(["']).*\1$/s.test(environment[name] ?? ""))
    .map((name) => `${name} has quotes around it, which are part of its value`);
}

/** What is right, and yet hardly what was meant. */
export function doubts(variables: ConfigVariables, profiles: ReadonlyMap<string, ProfileConfig>): readonly string[] {
  const { AUTH = "none", AUTH_JWKS_URL, NODE_ENV = "" } = variables;
  const warnings: string[] = [];
  for (const [name, other] of pairs) {
    if (variables[name] && !variables[other]) warnings.push(`${name} has no effect without ${other}`);
  }
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

/** Variables that the AWS SDK passes over where the other one is missing. */
const pairs = [
  ["AWS_ACCESS_KEY_ID", "AWS_SECRET_ACCESS_KEY"],
  ["AWS_SECRET_ACCESS_KEY", "AWS_ACCESS_KEY_ID"],
  ["AWS_SESSION_TOKEN", "AWS_ACCESS_KEY_ID"],
] as const;

const variablesOf = {
  tokens: ["AUTH_TOKENS"],
  jwt: ["AUTH_JWKS_URL", "AUTH_ISSUER", "AUTH_AUDIENCE"],
} as const;
