import { documentFor } from "./documents/index.ts";
import { type CheckResult, type Level, levels } from "./result.ts";
import type { Setup } from "./setup.ts";

const colours: Readonly<Record<Level, string>> = { ok: "\x1b[32m", warn: "\x1b[33m", bad: "\x1b[31m" };
const levelWidth = Math.max(...levels.map((level) => level.length));

/**
 * Writes results for people: a line for each, below it its cure, and how many there are of each level.
 *
 * @param results The results.
 * @param colour Whether the levels are coloured, besides being written out.
 */
export function reportText(results: readonly CheckResult[], colour: boolean): string {
  const nameWidth = Math.max(...results.map(({ name }) => name.length));
  const indent = " ".repeat(levelWidth + 2 + nameWidth + 2);
  const lines = results.flatMap(({ level, name, message, cure }) => {
    const word = level.padEnd(levelWidth);
    const line = `${colour ? `${colours[level]}${word}\x1b[0m` : word}  ${name.padEnd(nameWidth)}  ${message}`;
    return cure === undefined ? [line] : [line, `${indent}cure: ${cure}`];
  });
  const tally = levels.map((level) => `${results.filter((result) => result.level === level).length} ${level}`);
  return `${lines.join("\n")}\n\n${tally.join(", ")}\n`;
}

/** Writes the documents that the results' cures speak of, each once. */
export function documentsText(results: readonly CheckResult[], setup: Setup): string {
  const names = new Set(results.flatMap(({ document }) => document ?? []));
  const texts = [...names].map((name) => {
    const { title, json, notes } = documentFor(name, setup);
    return `\n${title} (${name}.json):\n${JSON.stringify(json, null, 2)}\n${notes.map((note) => `  ${note}\n`).join("")}`;
  });
  return texts.join("");
}
