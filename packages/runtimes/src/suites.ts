/** A part of the tests that is the same on every runtime. */
export interface Suite {
  readonly name: string;
  /** Which files, as globs from the workspace's root. */
  readonly files: string;
  /** Files that need Bun by what they test. */
  readonly apart?: RegExp;
  /** What Deno has to grant it. */
  readonly permissions: readonly string[];
  /** Files that no browser can run, each with its reason; null: it is for no browser as a whole. They are held to it. */
  readonly notInBrowsers: Readonly<Record<string, string>> | null;
}

export const suites: readonly Suite[] = [
  {
    name: "contracts",
    files: "packages/contracts/test/**/*.test.ts",
    permissions: ["--allow-read=packages"],
    notInBrowsers: { "packages/contracts/test/schema-files.test.ts": "it reads the schemas as files" },
  },
  {
    name: "core",
    files: "packages/core/test/**/*.test.ts",
    apart: /^packages\/core\/test\/aws\//,
    permissions: ["--allow-read=packages"],
    notInBrowsers: { "packages/core/test/verifier/browser-safe.test.ts": "it reads the verifier's sources" },
  },
  {
    name: "core-aws",
    files: "packages/core/test/aws/*.test.ts",
    permissions: ["--allow-env", "--allow-read", "--allow-sys", "--allow-write", "--allow-net=127.0.0.1"],
    notInBrowsers: null,
  },
  {
    name: "client",
    files: "packages/client/test/unit/**/*.test.ts",
    // Bun makes the one's bundles, and runs the other's examples; the published package is tried on all runtimes besides.
    apart: /\/(bundle-size|readme)\.test\.ts$/,
    permissions: ["--allow-all"],
    notInBrowsers: {
      "packages/client/test/unit/command-line.test.ts": "it starts processes",
      "packages/client/test/unit/streamed-files.test.ts": "browsers upload blobs alone",
    },
  },
  {
    name: "local-s3",
    files: "packages/local-s3/test/**/*.test.ts",
    apart: /\/test\/integration\//,
    permissions: ["--allow-all"],
    notInBrowsers: null,
  },
];

/**
 * Lists the files of a suite.
 *
 * @param root The workspace's root.
 * @returns Their paths from there, with forward slashes.
 */
export function filesOf({ files, apart }: Suite, root: string): string[] {
  const all = [...new Bun.Glob(files).scanSync({ cwd: root })].map((path) => path.replaceAll("\\", "/"));
  return all.filter((path) => !apart?.test(path)).toSorted();
}
