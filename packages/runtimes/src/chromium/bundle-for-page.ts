import { relative } from "node:path";
import { fileURLToPath } from "node:url";

/** A test file as a page can load it, or why none can. */
export type Bundle = { readonly script: string } | { readonly needs: readonly string[] };

const path = (name: string): string => fileURLToPath(new URL(`page/${name}`, import.meta.url));

/** What Node has and browsers have not, and a page is given all the same. */
const standIns = new Map([
  ["node:test", path("node-test.ts")],
  ["node:assert/strict", path("node-assert-strict.ts")],
  ["node:crypto", path("node-crypto.ts")],
]);
/** Brought by Bun's bundles for browsers. */
const broughtByBun = ["node:assert", "node:buffer", "node:util"];

const transpiler = new Bun.Transpiler({ loader: "ts" });

/**
 * Bundles a test file for a browser. Set-up that imports a module which browsers lack, such as a server that is started
 * for the tests, stays outside: the page is given stand-ins for what it exports.
 *
 * @param file The test's path from the workspace's root.
 * @param root The workspace's root.
 * @returns The script; or which module imports what, where a test or what it tests needs something that browsers lack.
 */
export async function bundleForPage(file: string, root: string): Promise<Bundle> {
  const needs: string[] = [];
  const { outputs } = await Bun.build({
    entrypoints: [`${root}/${file}`],
    target: "browser",
    // The one thing of a process that Bun's own part for assertions looks at, before it says what differs.
    define: { "process.stderr": "undefined" },
    plugins: [
      {
        name: "page",
        setup(build) {
          build.onResolve({ filter: /^(node:|bun(:|$))/ }, ({ path: name, importer }) => {
            const standIn = standIns.get(name);
            if (standIn) return { path: standIn };
            if (!isLacking(name)) return undefined;
            needs.push(`${relative(root, importer).replaceAll("\\", "/")} imports ${name}`);
            return { path: name, external: true };
          });
          build.onLoad({ filter: /\/test\/.*(?<!\.test)\.ts$/ }, async ({ path: module }) => {
            const text = await Bun.file(module).text();
            const lacks = transpiler.scanImports(text).some(({ path: name }) => isLacking(name));
            return { contents: lacks ? exportsFromOutside(module, text, root) : text, loader: "ts" };
          });
        },
      },
    ],
  });
  const [output] = outputs;
  return needs.length > 0 || !output ? { needs } : { script: await output.text() };
}

const isLacking = (name: string): boolean =>
  /^(node:|bun(:|$))/.test(name) && !standIns.has(name) && !broughtByBun.includes(name);

function exportsFromOutside(module: string, text: string, root: string): string {
  const at = JSON.stringify(relative(root, module).replaceAll("\\", "/"));
  return [
    `import { outside } from ${JSON.stringify(path("outside.ts"))};`,
    ...transpiler.scan(text).exports.map((name) => `export const ${name} = outside(${at}, ${JSON.stringify(name)});`),
  ].join("\n");
}
