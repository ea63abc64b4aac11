import { join, resolve } from "node:path";
import { Application, type TypeDocOptions } from "typedoc";
import type { PluginOptions } from "typedoc-plugin-markdown";
import { type PublicEntry, publicEntries } from "../../checks/src/surface/public-entries.ts";
import { readWorkspace, type WorkspacePackage } from "../../checks/src/workspace/workspace.ts";

const root = resolve(import.meta.dir, "../../..");
const published = ["contracts", "core", "client", "local-s3"].map((name) => `packages/${name}`);
/** What the client picks by itself, for the runtime it finds. */
const notAsked = new Set(["@signed-s3/client/transport"]);

/**
 * Writes the API reference of the published packages, a page for each of their entries, out of the docstrings.
 *
 * @param folder Where the pages go; what is there already is deleted.
 * @returns Whether there was nothing to warn of: warnings and errors are on the console.
 */
export async function writeReference(folder: string): Promise<boolean> {
  const entries = entriesByFile();
  const options: Partial<TypeDocOptions & PluginOptions> = {
    plugin: ["typedoc-plugin-markdown"],
    tsconfig: join(import.meta.dir, "../tsconfig.reference.json"),
    entryPoints: [...entries.keys()].map((path) => join(root, path)),
    basePath: root,
    readme: "none",
    name: "API reference",
    disableSources: true,
    excludePrivate: true,
    // What an entry's signatures name without opening it is told where it is used.
    validation: { notExported: false },
    outputFileStrategy: "modules",
    outputs: [{ name: "markdown", path: folder }],
    logLevel: "Warn",
  };
  const typedoc = await Application.bootstrapWithPlugins(options);
  const project = await typedoc.convert();
  if (!project) return false;
  const names = new Map([...entries].map(([path, name]) => [path.replace(/(\/index)?\.ts$/, ""), name]));
  for (const module of project.children ?? []) module.name = names.get(module.name) ?? module.name;
  typedoc.validate(project);
  await typedoc.generateOutputs(project);
  return !typedoc.logger.hasErrors() && !typedoc.logger.hasWarnings();
}

/** The others are files of data. */
const sourceEntries = (owner: WorkspacePackage): PublicEntry[] =>
  publicEntries(owner).filter(({ path }) => path.endsWith(".ts"));

/** The entries' names, as others import them, by the files behind them, from the root. */
function entriesByFile(): ReadonlyMap<string, string> {
  const owners = readWorkspace(root).packages.filter(({ folder }) => published.includes(folder));
  const named = owners.flatMap((owner) =>
    sourceEntries(owner).map(({ name, path }): [string, string] => [path, owner.name + name.slice(1)]),
  );
  return new Map(named.filter(([, name]) => !notAsked.has(name)));
}
