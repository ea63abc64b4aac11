import { figureText, goalText } from "../requests/goals.ts";
import type { Missing, Row } from "../requests/table.ts";
import { markdownTable } from "./markdown-table.ts";

/** The table of what a request costs, in Markdown. */
export function requestsSection(rows: readonly (Row | Missing)[]): string {
  const measured = rows.filter((row) => "cpuMicros" in row);
  const missing = rows.filter((row) => "missing" in row);
  const table = markdownTable(
    ["", "CPU µs/request:", "requests/s:", "p50 ms:", "p99 ms:", "peak MB:", "CPU ÷ the service's:", "goal:", ""],
    measured.map((row) => [
      row.title,
      row.cpuMicros.toFixed(1),
      String(Math.round(row.perSecond)),
      row.p50Ms.toFixed(2),
      row.p99Ms.toFixed(2),
      String(Math.round(row.peakResidentBytes / 1e6)),
      ratioText(row),
      row.goal ? goalText(row.goal) : "",
      row.met === undefined ? "" : row.met ? "met" : "not met",
    ]),
  );
  const reasons = missing.map(({ title, missing: reason }) => `- ${title} has no row: ${reason.split("\n")[0]}`);
  return [table, ...(reasons.length > 0 ? ["", ...reasons] : [])].join("\n");
}

function ratioText({ ratio, goal }: Row): string {
  if (ratio === undefined) return "";
  return goal ? figureText(ratio, goal) : ratio.toFixed(2);
}
