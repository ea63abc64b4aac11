import { afterAll, beforeAll, describe, expect, setDefaultTimeout, test } from "bun:test";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { publishedPackages } from "../../src/published-packages.ts";
import { printedOutput, saidOutput } from "./examples.ts";
import { run } from "./run.ts";
import { type Publication, startStubRegistry } from "./stub-registry.ts";
import { copyWorkspace } from "./workspace-copy.ts";

setDefaultTimeout(240_000);

const registry = startStubRegistry();
const copy = copyWorkspace();
const root = mkdtempSync(join(tmpdir(), "signed-s3-published-"));
afterAll(async () => {
  rmSync(root, { recursive: true, force: true });
  copy[Symbol.dispose]();
  await registry[Symbol.asyncDispose]();
});

// Caches of their own: those of the machine would remember a registry that is gone.
const caches = { NPM_CONFIG_CACHE: join(root, "npm-cache"), BUN_INSTALL_CACHE_DIR: join(root, "bun-cache") };
const ofCheckout = (name: string) => Bun.file(join(copy.folder, "packages", name, "package.json")).json();

/** All that it says: npm's warnings among it. */
async function releaseNpm(...options: string[]): Promise<string> {
  const command = ["npm", "run", "release:npm", "--", ...options];
  const env = { ...process.env, ...caches };
  const child = Bun.spawn(command, { cwd: copy.folder, env, stderr: "pipe" });
  const [output, errors, code] = await Promise.all([child.stdout.text(), child.stderr.text(), child.exited]);
  expect(code, errors).toBe(0);
  return output + errors;
}

/** The package.json that was sent within the tarball. */
async function inTarball({ _attachments }: Publication): Promise<{ version: string; manifest: object }> {
  const [attachment] = Object.values(_attachments);
  await Bun.write(join(root, "sent.tgz"), Buffer.from(attachment?.data ?? "", "base64"));
  const manifest = JSON.parse(await run(["tar", "-xzOf", "sent.tgz", "package/package.json"], root));
  return { version: manifest.version, manifest };
}

beforeAll(() => Bun.write(join(copy.folder, ".npmrc"), registry.npmrc));

describe("npm publish, in a package's folder", () => {
  test("is refused, with the command that publishes", async () => {
    const publish = run(["npm", "publish"], join(copy.folder, "packages/client"), caches);
    await expect(publish).rejects.toThrow("npm run release:npm");
    expect(registry.publications).toEqual([]);
  });
});

describe("npm run release:npm", () => {
  test("tells the registry what the tarballs say, those first that others depend on, and npm has no word against them", async () => {
    const output = await releaseNpm();
    expect(output).not.toMatch(/auto-corrected|errors corrected/);
    expect(registry.publications.map(({ name }) => name)).toEqual(
      publishedPackages.map((name) => `@signed-s3/${name}`),
    );
    for (const publication of registry.publications) {
      const { version, manifest } = await inTarball(publication);
      const told = publication.versions[version];
      expect(told).toMatchObject(manifest);
      expect(JSON.stringify(told)).not.toMatch(/workspace:|\/src\//);
    }
  });

  test("leaves out what the registry has, and with --dry-run sends nothing", async () => {
    const before = registry.publications.length;
    const file = join(copy.folder, "packages/contracts/package.json");
    const { version, ...manifest } = await ofCheckout("contracts");
    await Bun.write(file, JSON.stringify({ ...manifest, version: "9.9.9" }));
    const output = await releaseNpm("--dry-run");
    await Bun.write(file, JSON.stringify({ ...manifest, version }));
    expect(output).toContain("+ @signed-s3/contracts@9.9.9");
    for (const name of publishedPackages.filter((name) => name !== "contracts")) {
      expect(output).toContain(`@signed-s3/${name}@${version} is published already`);
    }
    expect(registry.publications).toHaveLength(before);
  });

  test.each(["npm", "bun"])(
    "publishes what %s installs in an empty project, and what works there",
    async (installer) => {
      const folder = join(root, installer);
      const code = await Bun.file(join(import.meta.dir, "consumers/client.ts")).text();
      await Bun.write(join(folder, "package.json"), JSON.stringify({ type: "module", private: true }));
      await Bun.write(join(folder, ".npmrc"), registry.npmrc);
      await Bun.write(join(folder, "main.ts"), code);
      await run([installer, "install", "@signed-s3/client", "@signed-s3/local-s3"], folder, caches);
      expect(printedOutput(await run(["bun", "run", "main.ts"], folder))).toEqual(saidOutput(code));
      expect(await run([join(folder, "node_modules/.bin/signed-s3"), "--help"], folder)).toContain("FILE");
    },
  );
});
