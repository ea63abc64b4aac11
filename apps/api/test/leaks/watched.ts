import { readFileSync } from "node:fs";
import { leaksIn } from "./leaks-in.ts";

const outputs: { readonly what: string; readonly text: () => string }[] = [];
const secrets = new Set<string>();
const namesOfSecrets = /SECRET|TOKEN|PASSWORD|HEADERS/;

/** Has a text that others can read looked through for secrets, when the test run ends. */
export const watch = (what: string, text: () => string): void => void outputs.push({ what, text });

/** Adds secrets to what no watched text may hold. Those of a few characters are left out: they would be found anywhere. */
export function addSecrets(...values: readonly string[]): void {
  for (const value of values) if (value.length >= 8) secrets.add(value);
}

/** The same for all that are in the service's environment, or in files that it names. */
export function addSecretsOf(environment: Readonly<Record<string, string>>): void {
  for (const [name, value] of Object.entries(environment)) {
    if (!namesOfSecrets.test(name)) continue;
    const text = name.endsWith("_FILE") ? fileText(value) : value;
    // AUTH_TOKENS is a list of name:token, OTEL_EXPORTER_OTLP_HEADERS one of name=value.
    addSecrets(...text.split(/[,\n]/).map((entry) => entry.replace(/^[\w.@-]+[:=](?=.)/, "").trim()));
  }
}

function fileText(path: string): string {
  try {
    return readFileSync(path, "utf8");
  } catch {
    return "";
  }
}

/** What has leaked in this test run so far, each with where it was found. */
export const leaks = (): readonly string[] =>
  outputs.flatMap(({ what, text }) => leaksIn(text(), secrets).map((leak) => `${what}: ${leak}`));
