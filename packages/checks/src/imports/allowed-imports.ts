/** What the files of one part of the tree may import. */
export interface Area {
  /** The part, as a glob from the workspace's root. */
  readonly files: string;
  /**
   * Names that cover themselves and all below them: `node` covers `node:crypto`, `@aws-sdk` covers `@aws-sdk/client-s3`.
   * `ours` covers every package of the workspace, `third-party` every other one. A third-party module must be declared
   * in the package's own package.json besides.
   */
  readonly may: readonly string[];
  /** Why the line is drawn here, in words for whoever crosses it. */
  readonly because: string;
  /** Reached through its own `exports` entry only: other areas of the package may not import it relatively. */
  readonly apart?: true;
  /** A folder of another package that relative imports may reach. */
  readonly reaches?: string;
}

const contracts = "@signed-s3/contracts";
const core = "@signed-s3/core";
const client = "@signed-s3/client";
const testkit = "@signed-s3/testkit";
const localS3 = "@signed-s3/local-s3";
const uploadPage = "@signed-s3/upload-page";

/**
 * The direction of dependencies, one row an area; the first row whose glob fits a file speaks for it.
 * A new package or app gets its row here before its first import.
 */
const areas: readonly Area[] = [
  {
    files: "packages/contracts/src/**",
    may: ["@sinclair/typebox"],
    because: "contracts is schemas and nothing else",
  },
  {
    files: "packages/core/src/aws/**",
    may: [contracts, "@aws-sdk", "node"],
    because: "this is the one place of core that knows the AWS SDK",
    apart: true,
  },
  {
    files: "packages/core/src/sigv4/**",
    may: [contracts, "node:crypto"],
    because: "signing needs a hash and nothing else of a runtime",
  },
  {
    files: "packages/core/src/**",
    may: [contracts],
    because: "core is the same on every runtime, and its root entry never loads the AWS SDK",
  },
  {
    files: "packages/client/src/explain{*,/**}",
    may: [contracts, `${core}/verifier`],
    because: "the verifier is all that a client needs of core",
    apart: true,
  },
  {
    files: "packages/client/src/uppy{*,/**}",
    may: [contracts],
    because: "Uppy is known by its shape, and pages without it load nothing for it",
    apart: true,
  },
  {
    files: "packages/client/src/{node,command-line}/**",
    may: [contracts, client, "node"],
    because: "this is the part of the client that browsers never load",
    apart: true,
  },
  {
    files: "packages/client/src/**",
    may: [contracts, client, "third-party"],
    because: "the client runs in browsers and signs nothing",
  },
  {
    files: "packages/local-s3/src/**",
    may: [contracts, core, "third-party", "node"],
    because: "the store stands on core and serves whoever wants it",
  },
  {
    files: "packages/testkit/src/**",
    may: [contracts, core, "third-party", "node", "bun"],
    because: "testkit sets real things up for tests and knows no app",
  },
  {
    files: "packages/runtimes/src/**",
    may: [testkit, "third-party", "node", "bun"],
    because: "other packages' tests are run as files, by runtimes that testkit fetches",
  },
  {
    files: "packages/stack/src/**",
    may: [testkit, "third-party", "node", "bun"],
    because: "a stack is containers: it knows the service by its image alone",
  },
  {
    files: "packages/checks/src/**",
    may: ["third-party", "node", "bun"],
    because: "the rules judge the packages and so depend on none of them",
  },
  {
    files: "packages/vectors/{src,runners}/**",
    may: [core, "third-party", "node", "bun"],
    because: "vectors are what core makes of their definitions, and how others' forms differ",
  },
  {
    files: "packages/release/src/**",
    may: ["third-party", "node", "bun"],
    because: "releasing reads manifests and folders, whatever the packages do",
  },
  {
    files: "packages/docs/**",
    may: ["ours", "third-party", "node", "bun"],
    because: "the documentation is about everything, and judges imports and docstrings as the checks do",
    reaches: "packages/checks/src",
  },
  {
    files: "packages/bench/**",
    may: ["ours", "third-party", "node", "bun"],
    because: "benchmarks compare everything",
  },
  {
    files: "apps/upload-page/src/page/**",
    may: [contracts, client, "third-party"],
    because: "the page runs in a browser and knows the service by its contract alone",
    apart: true,
  },
  {
    files: "{apps,examples}/*/src/**",
    // The page is part of what the service serves, and has its one entry for that.
    may: [contracts, core, client, localS3, uploadPage, "third-party", "node", "bun"],
    because: "apps put the packages together; testkit is for tests and benchmarks",
  },
  {
    files: "{packages,apps,examples}/*/{*,!(src)/**}",
    may: ["ours", "third-party", "node", "bun"],
    because: "tests may use everything",
  },
  {
    files: "scripts/**",
    may: ["third-party", "node", "bun"],
    because: "root scripts run the checks and know no other package",
    reaches: "packages/checks/src",
  },
];

/**
 * Finds the row that speaks for a file.
 *
 * @param path From the workspace's root.
 * @returns Its area, or undefined when no row fits.
 */
export function areaOf(path: string): Area | undefined {
  return areas.find((area) => new Bun.Glob(area.files).match(path));
}
