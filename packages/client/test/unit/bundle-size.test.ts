import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { fileURLToPath } from "node:url";
import { gzipSync } from "node:zlib";

async function bundled(entry: string): Promise<string> {
  const path = fileURLToPath(new URL(`../../src/${entry}`, import.meta.url));
  const { outputs } = await Bun.build({ entrypoints: [path], target: "browser", minify: true });
  assert.equal(outputs.length, 1);
  return (await outputs[0]?.text()) ?? "";
}

describe("the bundle for browsers", () => {
  it("is under 6 KB, minified and gzipped, and has neither schemas nor anything of Node in it", async () => {
    const code = await bundled("index.ts");
    const size = gzipSync(code).length;
    console.log(`client: ${size} bytes gzipped, ${code.length} minified`);
    assert.ok(size < 6000, `${size} bytes`);
    assert.doesNotMatch(code, /typebox|TypeBox|node:|require\(/);
  });

  it("has the verifier in the entry explain alone", async () => {
    const code = await bundled("explain.ts");
    console.log(`client/explain: ${gzipSync(code).length} bytes gzipped`);
    assert.match(code, /policy_expired/);
    assert.doesNotMatch(code, /typebox|TypeBox|node:|require\(/);
    assert.doesNotMatch(await bundled("index.ts"), /signature_mismatch/);
  });
});
