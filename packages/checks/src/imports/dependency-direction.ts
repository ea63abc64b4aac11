import { posix } from "node:path";
import type { SourceFile } from "../workspace/source-file.ts";
import type { Violation } from "../workspace/violation.ts";
import { declaredDependencies, type Workspace, type WorkspacePackage } from "../workspace/workspace.ts";
import { type Area, areaOf } from "./allowed-imports.ts";
import { importSites } from "./import-specifiers.ts";

/**
 * Holds every import of the workspace against `allowed-imports.ts`, against the package's own package.json, and
 * against the walls between packages.
 *
 * @param workspace What to judge.
 * @returns One violation for each import that may not be.
 */
export function dependencyDirection(workspace: Workspace): Violation[] {
  return workspace.packages.flatMap((owner) => owner.sources.flatMap((file) => judgeFile(file, owner, workspace)));
}

function judgeFile(file: SourceFile, owner: WorkspacePackage, workspace: Workspace): Violation[] {
  const area = areaOf(file.path);
  if (!area) {
    const says = "has no row in packages/checks/src/imports/allowed-imports.ts: say there what it may import";
    return [{ file: file.path, line: 1, says }];
  }
  return importSites(file).flatMap(({ specifier, line }) => {
    const whyNot = judgeImport({ specifier, path: file.path, owner, area, workspace });
    return whyNot ? [{ file: file.path, line, says: `imports ${specifier ?? "a computed name"}: ${whyNot}` }] : [];
  });
}

interface Import {
  readonly specifier: string | null;
  readonly path: string;
  readonly owner: WorkspacePackage;
  readonly area: Area;
  readonly workspace: Workspace;
}

function judgeImport(candidate: Import): string | null {
  const { specifier, path, owner } = candidate;
  if (specifier === null) {
    return isProduct(path, owner) ? "it can't be checked; write the module's name as a literal" : null;
  }
  if (/^(\.|\/|file:)/.test(specifier)) {
    return judgeRelative(specifier, candidate);
  }
  // Without its prefix a runtime's module is a package like any other here: `ws` is one for Bun only.
  return /^(node:|bun(:|$))/.test(specifier) ? judgeRuntime(specifier, candidate) : judgePackage(specifier, candidate);
}

function judgeRelative(specifier: string, { path, owner, area, workspace }: Import): string | null {
  const target = posix.join(posix.dirname(path), specifier);
  const home = workspace.packages.findLast(({ folder }) => folder === "." || target.startsWith(`${folder}/`));
  if (!specifier.startsWith(".") || target.startsWith("../") || home !== owner) {
    if (area.reaches && target.startsWith(`${area.reaches}/`)) {
      return null;
    }
    return "a relative import stays within its own package; import another package by its name";
  }
  if (!isProduct(path, owner)) {
    return null;
  }
  if (!target.startsWith(`${owner.folder}/src/`) && !target.endsWith(".json")) {
    return "src doesn't lean on tests or tools; move what it needs into src";
  }
  const targetArea = areaOf(target);
  return targetArea?.apart && targetArea !== area
    ? `${targetArea.files} is reached through its own entry only: ${targetArea.because}`
    : null;
}

function judgeRuntime(specifier: string, { area }: Import): string | null {
  return area.may.some((name) => covers(name, specifier)) ? null : drawLine(area);
}

function judgePackage(specifier: string, { path, owner, area, workspace }: Import): string | null {
  const name = /^(@[^/]+\/)?[^/]+/.exec(specifier)?.[0] ?? specifier;
  const kind = workspace.packages.some((ours) => ours.name === name) ? "ours" : "third-party";
  if (!area.may.some((allowed) => allowed === kind || covers(allowed, specifier))) {
    return drawLine(area);
  }
  const declared = declaredDependencies(owner.manifest, isProduct(path, owner) ? "product" : "tests");
  return name === owner.name || declared.includes(name)
    ? null
    : `it isn't declared; add ${name} to ${posix.join(owner.folder, "package.json")}`;
}

function isProduct(path: string, { folder }: WorkspacePackage): boolean {
  return path.startsWith(`${folder}/src/`);
}

function covers(allowed: string, specifier: string): boolean {
  return specifier === allowed || specifier.startsWith(`${allowed}/`) || specifier.startsWith(`${allowed}:`);
}

function drawLine(area: Area): string {
  return `${area.because}; allowed in ${area.files}: ${area.may.join(", ")}`;
}
