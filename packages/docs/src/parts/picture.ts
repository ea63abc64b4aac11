import { posix } from "node:path";
import { importSites } from "../../../checks/src/imports/import-specifiers.ts";
import type { Workspace, WorkspacePackage } from "../../../checks/src/workspace/workspace.ts";

/** The rooms of core, which other packages enter by its entries only. */
const roomsOf = "packages/core";

/**
 * Draws who imports whom, as Mermaid: packages and apps, and core's rooms, whose direction matters most. Tests, tools and
 * examples are left out.
 *
 * @param workspace The workspace as it is on disk.
 * @returns A flowchart; an arrow leads from the importer to the imported.
 */
export function picture(workspace: Workspace): string {
  const drawn = workspace.packages.filter((it) => it.folder.startsWith("apps/") || "exports" in it.manifest);
  const product = drawn.filter(({ folder }) => folder !== "packages/testkit");
  const arrows = new Set(product.flatMap((owner) => arrowsFrom(owner, product)));
  const rooms = new Set(
    [...arrows].flatMap((arrow) => arrow.split(" --> ")).filter((node) => node.startsWith("core/")),
  );
  const boxes = product.filter(({ folder }) => folder !== roomsOf).map((it) => box(shortName(it)));
  return [
    "```mermaid",
    "flowchart TD",
    ...boxes.toSorted().map((line) => `  ${line}`),
    "  subgraph core",
    ...[...rooms].toSorted().map((room) => `    ${box(room)}`),
    "  end",
    ...[...arrows].toSorted().map((arrow) => `  ${arrow.split(" --> ").map(id).join(" --> ")}`),
    "```",
  ].join("\n");
}

const id = (node: string): string => node.replaceAll(/[^a-z0-9]/g, "_");
const box = (node: string): string => `${id(node)}["${node}"]`;
const shortName = ({ folder }: WorkspacePackage): string => folder.replace(/^packages\//, "");

function arrowsFrom(owner: WorkspacePackage, product: readonly WorkspacePackage[]): string[] {
  const sources = owner.sources.filter(({ path }) => path.startsWith(`${owner.folder}/src/`));
  return sources.flatMap((file) =>
    importSites(file).flatMap(({ specifier }) => {
      const from = nodeOf(file.path, owner);
      const targets = specifier === null ? [] : targetNodes(specifier, file.path, owner, product);
      return from ? targets.filter((to) => to !== from).map((to) => `${from} --> ${to}`) : [];
    }),
  );
}

function targetNodes(
  specifier: string,
  importer: string,
  owner: WorkspacePackage,
  product: readonly WorkspacePackage[],
): string[] {
  if (specifier.startsWith(".")) {
    const node = nodeOf(posix.join(posix.dirname(importer), specifier), owner);
    return node ? [node] : [];
  }
  const target = product.find(({ name }) => specifier === name || specifier.startsWith(`${name}/`));
  if (!target) return [];
  const entry = specifier.slice(target.name.length + 1);
  if (target.folder !== roomsOf) return [shortName(target)];
  // The root entry opens several rooms: the arrow goes to the subgraph as a whole.
  return [entry === "" ? "core" : `core/${entry}`];
}

/** A file's box; null for core's own index, which only names what its rooms have. */
function nodeOf(path: string, owner: WorkspacePackage): string | null {
  if (owner.folder !== roomsOf) return shortName(owner);
  const [room, file] = path.slice(`${owner.folder}/src/`.length).split("/");
  return room && file ? `core/${room}` : null;
}
