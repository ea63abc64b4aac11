import type { Example } from "./find-examples.ts";
import { namesUsed } from "./names-used.ts";
import { withClaims } from "./told-value.ts";

/** A module's names, by what to import it as. */
export type ModuleNames = ReadonlyMap<string, readonly string[]>;

/**
 * Makes a module of an example: what it uses is imported, and what it tells of values is claimed.
 *
 * @param example The example.
 * @param modules Where names may come from; the first that has a name gives it.
 * @returns The module's text; or the names that nothing has, neither a module nor the runtime.
 */
export function moduleOf(
  example: Example,
  modules: ModuleNames,
): { readonly text: string } | { readonly unknown: string[] } {
  const code = withClaims(example.code);
  const names = [...namesUsed(code)].filter((name) => name !== "undefined");
  const origins = names.map((name) => ({
    name,
    from: [...modules].find(([, exported]) => exported.includes(name))?.[0],
  }));
  const unknown = origins.filter(({ name, from }) => from === undefined && !(name in globalThis));
  if (unknown.length > 0) return { unknown: unknown.map(({ name }) => name) };
  const imports = origins.flatMap(({ name, from }) =>
    from === undefined ? [] : [`import { ${name} } from ${JSON.stringify(from)};`],
  );
  const served = code.replaceAll('"https://sign.example.com"', "service");
  const service =
    served === code || names.includes("service") ? [] : ['import { service } from "../test/examples/context.ts";'];
  return { text: [...imports, ...service, "export {};", served, ""].join("\n") };
}
