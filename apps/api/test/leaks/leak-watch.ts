import { readFileSync } from "node:fs";
import { leaksIn } from "./leaks-in.ts";

/** Texts that others can read, and the secrets that none of them may hold. */
export interface LeakWatch {
  /** Has a text looked through when `leaks` is called. */
  readonly watch: (what: string, text: () => string) => void;
  /** Adds secrets. Those of less than 8 characters are left out: they would be found anywhere. */
  readonly addSecrets: (...values: readonly string[]) => void;
  /** Adds those that are in an environment of the service, or in files that it names. */
  readonly addSecretsOf: (environment: Readonly<Record<string, string>>) => void;
  /** What has leaked so far, each with where it was found. */
  readonly leaks: () => readonly string[];
}

const namesOfSecrets = /SECRET|TOKEN|PASSWORD|HEADERS/;

/** Makes a watch that knows no text and no secret yet. */
export function leakWatch(): LeakWatch {
  const texts: { readonly what: string; readonly text: () => string }[] = [];
  const secrets = new Set<string>();
  const addSecrets = (...values: readonly string[]): void => {
    for (const value of values) if (value.length >= 8) secrets.add(value);
  };
  return {
    watch: (what, text) => void texts.push({ what, text }),
    addSecrets,
    addSecretsOf(environment) {
      for (const [name, value] of Object.entries(environment)) {
        if (!namesOfSecrets.test(name)) continue;
        const text = name.endsWith("_FILE") ? fileText(value) : value;
        // AUTH_TOKENS is a list of name:token, OTEL_EXPORTER_OTLP_HEADERS one of name=value.
        addSecrets(...text.split(/[,\n]/).map((entry) => entry.replace(/^[\w.@-]+[:=](?=.)/, "").trim()));
      }
    },
    leaks: () => texts.flatMap(({ what, text }) => leaksIn(text(), secrets).map((leak) => `${what}: ${leak}`)),
  };
}

function fileText(path: string): string {
  try {
    return readFileSync(path, "utf8");
  } catch {
    return "";
  }
}
