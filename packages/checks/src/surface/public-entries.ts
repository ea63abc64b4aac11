import type { WorkspacePackage } from "../workspace/workspace.ts";

/** A file that a package.json's `exports` opens to others. */
export interface PublicEntry {
  /** The entry's name: `.` or `./aws`. */
  readonly name: string;
  /** The target as written: `./src/index.ts`. */
  readonly target: string;
  /** The target from the workspace's root. */
  readonly path: string;
}

/**
 * Lists what a package's `exports` opens, conditions included.
 *
 * @param owner The package.
 * @returns One entry for each target.
 */
export function publicEntries({ folder, manifest }: WorkspacePackage): PublicEntry[] {
  const { exports } = manifest;
  const named =
    isRecord(exports) && Object.keys(exports).some((key) => key.startsWith(".")) ? exports : { ".": exports };
  return Object.entries(named).flatMap(([name, value]) =>
    targets(value).map((target) => ({ name, target, path: `${folder}/${target.replace(/^\.\//, "")}` })),
  );
}

function targets(value: unknown): string[] {
  if (typeof value === "string") {
    return [value];
  }
  return isRecord(value) ? Object.values(value).flatMap(targets) : [];
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null;
}
