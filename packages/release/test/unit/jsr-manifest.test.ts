import { describe, expect, test } from "bun:test";
import { jsrManifest } from "../../src/jsr-manifest.ts";

const manifest = { name: "@signed-s3/a", version: "0.1.0", license: "MIT" };

describe("jsrManifest()", () => {
  test("exports the sources, and of several conditions that of a server's runtime", () => {
    const { exports } = jsrManifest({
      ...manifest,
      exports: {
        ".": "./src/index.ts",
        "./t": { browser: "./src/web.ts", node: "./src/node.ts", default: "./src/web.ts" },
      },
    });
    expect(exports).toEqual({ ".": "./src/index.ts", "./t": "./src/node.ts" });
  });

  test("leaves out what is no module", () => {
    expect(jsrManifest({ ...manifest, exports: { "./schemas/*": "./schemas/*" } }).exports).toEqual({});
  });

  test("imports from npm what is no package of the workspace, peers too", () => {
    const { imports } = jsrManifest({
      ...manifest,
      dependencies: { "@signed-s3/b": "workspace:*", busboy: "3.2.6" },
      peerDependencies: { "@aws-sdk/client-s3": "^3.1160.0" },
    });
    expect(imports).toEqual({ busboy: "npm:busboy@3.2.6", "@aws-sdk/client-s3": "npm:@aws-sdk/client-s3@^3.1160.0" });
  });
});
