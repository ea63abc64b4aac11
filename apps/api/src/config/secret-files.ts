import { readFileSync } from "node:fs";
import type { Problem } from "./problem.ts";

/** Environment variables, as `process.env` has them. */
export type Environment = Readonly<Record<string, string | undefined>>;

/** The name of the variable that gives a secret by the path of a file. */
export const fileVariableOf = (name: string): string => `${name}_FILE`;

/**
 * Reads those secrets that are given as `NAME_FILE`. A byte order mark at a file's beginning and one newline at its
 * end are not part of its secret.
 *
 * @param names The secrets' own names.
 * @returns The secrets by their own names; and what is wrong, which tells no content.
 */
export function readSecretFiles(
  names: readonly string[],
  environment: Environment,
): { readonly secrets: Readonly<Record<string, string>>; readonly problems: readonly Problem[] } {
  const secrets: Record<string, string> = {};
  const problems: Problem[] = [];
  for (const name of names) {
    const fileVariable = fileVariableOf(name);
    const path = environment[fileVariable];
    if (!path) continue;
    if (environment[name]) {
      problems.push({ about: [fileVariable, name], rule: `must not be set together with ${name}` });
      continue;
    }
    const secret = readSecret(path);
    if (secret) secrets[name] = secret;
    else
      problems.push({ about: [fileVariable, name], rule: "must be the path of a file that can be read and has text" });
  }
  return { secrets, problems };
}

function readSecret(path: string): string | undefined {
  try {
    return readFileSync(path, "utf8").replace(/^\ufeff|\r?\n$/g, "");
  } catch {
    return undefined;
  }
}
