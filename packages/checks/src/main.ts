import { resolve } from "node:path";
import { corePurity } from "./core-purity.ts";
import { dependencyDirection } from "./dependency-direction.ts";
import { docstrings } from "./docstrings.ts";
import { manifestDirection } from "./manifest-direction.ts";
import { packageCycles } from "./package-cycles.ts";
import { publicExports } from "./public-exports.ts";
import { inReadingOrder, violationLine } from "./violation.ts";
import { readWorkspace } from "./workspace.ts";

const rules = { dependencyDirection, manifestDirection, packageCycles, corePurity, publicExports, docstrings };

const workspace = readWorkspace(resolve(process.argv[2] ?? "."));
const violations = Object.values(rules).flatMap((rule) => rule(workspace));
for (const violation of inReadingOrder(violations)) {
  console.error(violationLine(violation));
}
const files = workspace.packages.reduce((sum, { sources }) => sum + sources.length, 0);
const judged = `${Object.keys(rules).length} rules, ${workspace.packages.length} packages, ${files} files`;
console.log(
  violations.length === 0 ? `House rules hold: ${judged}.` : `House rules broken: ${violations.length} times.`,
);
process.exitCode = violations.length === 0 ? 0 : 1;
