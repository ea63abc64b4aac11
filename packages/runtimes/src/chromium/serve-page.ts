import { createRequire } from "node:module";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { type CallPage, outsideWorld } from "./outside-world.ts";

// Which modules stand outside is known when a page asks for them.
const load = createRequire(import.meta.url);
const mocha = fileURLToPath(import.meta.resolve("mocha/mocha.js"));
const testLimitMs = 60_000;

const page = `<!doctype html>
<meta charset="utf-8">
<link rel="icon" href="data:,">
<script src="/mocha.js"></script>
<script>
  mocha.setup({ ui: "bdd", timeout: ${testLimitMs}, forbidOnly: true, reporter: class {} });
  globalThis.testsLoaded = import("/tests.js");
</script>`;

/**
 * Serves a page with Mocha and one test file, and answers what the page asks of what is outside of it.
 *
 * @param script The bundled test file.
 * @param root The workspace's root, from which the modules outside are named.
 * @param callPage How the page's own functions are called.
 */
export function servePage(
  script: string,
  root: string,
  callPage: CallPage,
): AsyncDisposable & { readonly url: string } {
  const world = outsideWorld((path) => load(join(root, path)), callPage);
  const server = Bun.serve({
    hostname: "127.0.0.1",
    port: 0,
    // A service that a test starts may take its time on a busy machine.
    idleTimeout: 120,
    routes: {
      "/": () => new Response(page, { headers: { "content-type": "text/html" } }),
      "/mocha.js": () => new Response(Bun.file(mocha)),
      "/tests.js": () => new Response(script, { headers: { "content-type": "text/javascript; charset=utf-8" } }),
      "/ask": async (request) => new Response(await world.ask(await request.text())),
      "/settled": async (request) => new Response(await world.settled(await request.text())),
    },
    fetch: () => new Response(null, { status: 404 }),
  });
  return { url: server.url.href, [Symbol.asyncDispose]: () => server.stop(true) };
}
