import { resolve } from "node:path";
import { dependencyDirection } from "./imports/dependency-direction.ts";
import { manifestDirection } from "./imports/manifest-direction.ts";
import { packageCycles } from "./imports/package-cycles.ts";
import { corePurity } from "./purity/core-purity.ts";
import { docstrings } from "./surface/docstrings.ts";
import { publicExports } from "./surface/public-exports.ts";
import { inReadingOrder, violationLine } from "./workspace/violation.ts";
import { readWorkspace } from "./workspace/workspace.ts";

const rules = { dependencyDirection, manifestDirection, packageCycles, corePurity, publicExports, docstrings };

const workspace = readWorkspace(resolve(process.argv[2] ?? "."));
const violations = Object.values(rules).flatMap((rule) => rule(workspace));
for (const violation of inReadingOrder(violations)) {
  console.error(violationLine(violation));
}
const files = workspace.packages.reduce((sum, { sources }) => sum + sources.length, 0);
const judged = `${Object.keys(rules).length} rules, ${workspace.packages.length} packages, ${files} files`;
const verdict = violations.length === 0 ? "House rules hold" : `House rules broken, ${violations.length} in all`;
console.log(`${verdict}: ${judged}.`);
process.exitCode = violations.length === 0 ? 0 : 1;
