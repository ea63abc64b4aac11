import type { JSX } from "preact";
import type { Problem } from "./problem.ts";

/** What is wrong, one by one, each with its remedy. */
export function ProblemList({ problems }: { readonly problems: readonly Problem[] }): JSX.Element {
  return (
    <ul class="problems">
      {problems.map((problem) => (
        <li key={`${problem.code} ${problem.remedy}`}>
          <p class="problem-title">
            {problem.title} <code>{problem.code}</code>
          </p>
          <p>{problem.remedy}</p>
          <Comparison {...problem} />
        </li>
      ))}
    </ul>
  );
}

function Comparison({ sent, expected }: Problem): JSX.Element | null {
  if (sent === undefined && expected === undefined) return null;
  return (
    <dl class="comparison">
      {sent === undefined ? null : (
        <div>
          <dt>Sent</dt>
          <dd>{sent === "" ? "(empty)" : sent}</dd>
        </div>
      )}
      {expected === undefined ? null : (
        <div>
          <dt>Expected</dt>
          <dd>{expected}</dd>
        </div>
      )}
    </dl>
  );
}
