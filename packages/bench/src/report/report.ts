import { figureText, goalText } from "../requests/goals.ts";
import type { SignerResult } from "../signer/signer-results.ts";
import type { Check } from "./check.ts";
import { markdownTable } from "./markdown-table.ts";
import { requestsSection } from "./requests-section.ts";
import type { Results } from "./results.ts";

/** A run in Markdown: where it was, then a table for each thing measured. */
export function report({ machine, quick, requests, signer, scaling, start, profile, soak }: Results): string {
  const versions = Object.entries(machine.versions).map(([name, version]) => `${name} ${version}`);
  const memory = `${Math.round(machine.memoryBytes / 2 ** 30)} GiB`;
  const where = `${machine.cpu}, ${machine.cores} cores, ${memory}, ${machine.system}, Linux ${machine.kernel}`;
  const haste = quick ? " Short rounds: the figures are rough." : "";
  const sections = [
    `Measured ${machine.date.slice(0, 16).replace("T", " ")} UTC on ${where}; ${versions.join(", ")}.${haste}`,
    ...(requests ? ["### A request", requestsSection(requests)] : []),
    ...(signer ? ["### A signed form", signerTable(signer), checksTable(signer.flatMap(({ checks }) => checks))] : []),
    ...(scaling ? ["### Scaling", checksTable(scaling.checks), bodyLine(scaling.bodySizes)] : []),
    ...(start ? ["### Start", checksTable(start)] : []),
    ...(profile ? ["### Where the time goes", profileTable(profile)] : []),
    ...(soak ? ["### Ten million requests", checksTable([soak])] : []),
  ];
  return `${sections.join("\n\n")}\n`;
}

function checksTable(checks: readonly Check[]): string {
  const rows = checks.map(({ what, figure, unit, goal, met }) => [
    what,
    `${figureText(figure, goal)} ${unit}`.trim(),
    `${goalText(goal)} ${unit}`.trim(),
    met ? "met" : "not met",
  ]);
  return markdownTable(["", "figure:", "goal:", ""], rows);
}

const profileTable = (shares: NonNullable<Results["profile"]>): string =>
  markdownTable(
    ["part", "of the processor time:"],
    shares.map(([part, share]) => [part, `${(share * 100).toFixed(1)} %`]),
  );

/** A column for each runtime. */
function signerTable(results: readonly SignerResult[]): string {
  const names = Object.keys(results[0]?.micros ?? {});
  const rows = names.map((name) => [name, ...results.map(({ micros }) => (micros[name] ?? Number.NaN).toFixed(2))]);
  return markdownTable(["CPU µs/form", ...results.map(({ runtime }) => `${runtime}:`)], rows);
}

function bodyLine({ micros, microsByKilobyte }: NonNullable<Results["scaling"]>["bodySizes"]): string {
  const points = micros.map(([bytes, cost]) => `${cost.toFixed(0)} µs with ${bytes} bytes`);
  return `A request costs ${points.join(", ")}: ${microsByKilobyte.toFixed(1)} µs by kilobyte.`;
}
