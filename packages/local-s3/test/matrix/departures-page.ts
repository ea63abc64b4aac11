import { matrix } from "./cases/index.ts";
import { type Departure, type DepartureName, departures } from "./departures.ts";
import type { MatrixCase } from "./matrix-case.ts";

const cases: readonly MatrixCase[] = Object.values(matrix).flat();

/** Writes the page on where MinIO departs from S3, as Markdown. */
export function departuresPage(): string {
  const departing = cases.filter(({ departs }) => departs).length;
  return `# Where MinIO departs from S3

S3's POST Object is described by AWS's documentation; what that leaves open is taken from recorded answers of AWS. The verifier of
\`packages/core\` and the store of \`packages/local-s3\` do what it says. MinIO, on which the integration tests run, mostly does: this
page has every place known where it doesn't.

It is written from the cases of \`packages/local-s3/test/matrix\` by \`npm run docs:departures\`, and a test fails when it is stale. Each
of the ${cases.length} cases is a form and a file, posted to a real MinIO at every test run: ${cases.length - departing} end as S3's documentation says, ${departing} depart from
it in one of the ${Object.keys(departures).length} ways below. A departure that no longer happens fails the tests too. So:

- a row under “takes more” is something that a test on MinIO can't show, and that AWS will refuse: what passes there may fail
  in production;
- a row under “takes less” works on AWS and not on MinIO;
- a row under “says otherwise” is refused by both. \`verifyForm({ s3Error })\` tells the same reason for either answer, but where the
  row's cases say otherwise.

Beside the cases, forms are generated at random in each run, and no answer of MinIO's may differ from S3's outside of these ways.

${section("MinIO takes more", ({ expected, departs }) => expected !== "accepted" && departs?.minio === "accepted")}
${section("MinIO takes less, or stores under another key", ({ expected }) => expected === "accepted")}
${section("MinIO says otherwise", ({ expected, departs }) => expected !== "accepted" && departs?.minio !== "accepted")}`;
}

function section(title: string, holds: (line: MatrixCase) => boolean): string {
  const rows = Object.entries(departures).flatMap(([name, departure]) => {
    const own = cases.filter((line) => line.departs?.kind === name && holds(line));
    return own.length === 0 ? [] : [row(name as DepartureName, departure, own)];
  });
  return `## ${title}

| departure | S3's documentation says | MinIO does | why | cases |
| --- | --- | --- | --- | --- |
${rows.join("\n")}
`;
}

function row(name: DepartureName, { s3, minio, why }: Departure, own: readonly MatrixCase[]): string {
  return `| ${[`\`${name}\``, s3, minio, why, own.map(caseText).join("<br>")].map(cell).join(" | ")} |`;
}

function caseText({ title, expected, departs, explainedAs }: MatrixCase): string {
  const answer = expected !== "accepted" && departs?.minio !== "accepted" ? `: ${departs?.minio}` : "";
  const stored = departs?.storedAs === undefined ? "" : `, as \`${departs.storedAs}\``;
  const explained = explainedAs ? `, explained as \`${explainedAs}\`` : "";
  return `${title}${stored}${answer}${explained}`;
}

function cell(text: string): string {
  return text.replaceAll("|", "\\|");
}
