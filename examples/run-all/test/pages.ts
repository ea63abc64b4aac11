import { basename, join } from "node:path";

/** The examples' pages, each at the path of its folder's name. */
export interface Pages extends Disposable {
  readonly url: string;
}

/**
 * Bundles the pages as `bun index.html` would, and serves them.
 *
 * @param names The examples' folders.
 * @throws {AggregateError} A page can't be bundled.
 */
export async function servePages(names: readonly string[]): Promise<Pages> {
  const files = new Map<string, Blob>();
  for (const name of names) {
    const entry = join(import.meta.dir, "../..", name, "index.html");
    for (const output of (await Bun.build({ entrypoints: [entry], target: "browser" })).outputs) {
      files.set(`/${name}/${basename(output.path)}`, output);
    }
  }
  const server = Bun.serve({
    hostname: "127.0.0.1",
    port: 0,
    fetch: ({ url }) => new Response(files.get(new URL(url).pathname.replace(/\/$/, "/index.html")) ?? null),
  });
  return { url: server.url.href, [Symbol.dispose]: () => void server.stop(true) };
}
