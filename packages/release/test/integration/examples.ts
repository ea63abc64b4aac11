import { readFileSync } from "node:fs";
import { join } from "node:path";

/** The examples in TypeScript of a package's README. */
export function readmeExamples(name: string): readonly string[] {
  const readme = readFileSync(join(import.meta.dir, "../../..", name, "README.md"), "utf8");
  return [...readme.matchAll(/```ts\n([\s\S]*?)```/g)].map(([, code = ""]) => code);
}

/** What an example says it prints: the comment behind each `console.log`, up to a colon. */
export function saidOutput(code: string): string[] {
  return [...code.matchAll(/console\.log\(.*\); \/\/ (.*)/g)].map(([, said = ""]) => said.replace(/: .*/, ""));
}

/** What it printed, with the quotes that are written here: each runtime has its own. */
export function printedOutput(output: string): string[] {
  return output.trim().replaceAll("'", '"').split("\n");
}
