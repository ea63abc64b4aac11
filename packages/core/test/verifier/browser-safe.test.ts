import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { it } from "node:test";

function filesReachedFrom(url: URL, reached: Set<string> = new Set()): ReadonlySet<string> {
  if (reached.has(url.href)) return reached;
  reached.add(url.href);
  const imports = readFileSync(url, "utf8").matchAll(/^(?:im|ex)port (type )?[^;]*?from "([^"]+)";/gm);
  for (const [, isType, specifier = ""] of imports) {
    if (isType) continue;
    assert.match(specifier, /^\.\.?\//, `${url.href} imports ${specifier}`);
    filesReachedFrom(new URL(specifier, url), reached);
  }
  return reached;
}

it("the verifier imports nothing but itself, so that it runs in a browser", () => {
  const files = filesReachedFrom(new URL("../../src/verifier/index.ts", import.meta.url));
  assert.ok(files.size > 10);
  for (const file of files) assert.match(file, /\/src\/verifier\//);
});
