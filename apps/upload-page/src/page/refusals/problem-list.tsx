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

function Comparison({ said, sent, expected }: Problem): JSX.Element | null {
  const facts = [
    ["S3 said", said],
    ["Sent", sent],
    ["Expected", expected],
  ] as const;
  if (facts.every(([, text]) => text === undefined)) return null;
  return (
    <dl class="comparison">
      {facts.map(([name, text]) =>
        text === undefined ? null : (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{text === "" ? "(empty)" : text}</dd>
          </div>
        ),
      )}
    </dl>
  );
}
