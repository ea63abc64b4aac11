import { describe, expect, it } from "bun:test";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";

const root = resolve(import.meta.dir, "../../..");

/** What --check-config says of variables, in a process that has no others. */
async function checked(variables: Readonly<Record<string, string>>): Promise<string> {
  const child = Bun.spawn([process.execPath, "apps/api/src/main.ts", "--check-config"], {
    cwd: root,
    env: variables,
    stdout: "pipe",
    stderr: "pipe",
  });
  const said = await Promise.all([new Response(child.stdout).text(), new Response(child.stderr).text()]);
  return said.join("");
}

const right = "The configuration is right.";
const tokens = (token: string) => ({ AUTH: "tokens", AUTH_TOKENS: `shop:${token}` });

describe("docs/configuration.md", () => {
  it("says how long a token must be", async () => {
    expect(await checked(tokens("x".repeat(15)))).toContain("at least 16 characters");
    expect(await checked(tokens("x".repeat(16)))).toContain(right);
  });

  it("says that the greatest expiry can't be lowered alone", async () => {
    const lowered = { UPLOAD_MAX_EXPIRES_SECONDS: "900" };
    expect(await checked(lowered)).toContain("UPLOAD_EXPIRES_SECONDS must be at most");
    expect(await checked({ ...lowered, UPLOAD_EXPIRES_SECONDS: "900" })).toContain(right);
  });

  it("says that an empty prefix is the default one, and what can stand in a prefix", async () => {
    expect(await checked({ S3_KEY_PREFIX: "" })).toMatch(/S3_KEY_PREFIX +direct_uploads\/ \(default\)/);
    expect(await checked({ S3_KEY_PREFIX: "{subject}/{date}/" })).toContain(right);
    expect(await checked({ S3_KEY_PREFIX: "{year}/" })).toContain("no other braces");
  });

  it("says what asks for what else", async () => {
    expect(await checked({ S3_BUCKET: "photos" })).toContain("AWS_REGION must be set unless AWS_ENDPOINT_URL_S3 is");
    const elsewhere = { S3_BUCKET: "photos", AWS_REGION: "eu-central-1", AWS_ENDPOINT_URL: "https://s3.example" };
    expect(await checked(elsewhere)).toContain("AWS_ENDPOINT_URL must not be set alone");
    expect(await checked({ PORT: "0", WORKERS: "2" })).toContain("WORKERS must be 1 with PORT=0");
    expect(await checked({ AUTH: "jwt" })).toContain("AUTH_AUDIENCE must be set with AUTH=jwt");
  });
});

describe("docs/upload-profiles.md", () => {
  it("shows profiles that the service takes, and how to have keys without a prefix", async () => {
    const page = await Bun.file(join(root, "docs/upload-profiles.md")).text();
    const [, json = "{}"] = page.match(/```json\n([\s\S]*?)```/) ?? [];
    const folder = await mkdtemp(join(tmpdir(), "profiles-"));
    try {
      const path = join(folder, "upload-profiles.json");
      await Bun.write(path, JSON.stringify({ ...JSON.parse(json), bare: { key_prefix: "" } }));
      const said = await checked({ ...tokens("x".repeat(16)), UPLOAD_PROFILES_FILE: path });
      expect(said).toContain(right);
      expect(said).not.toContain("Warnings");
      expect(said).toMatch(/ bare +\{uuid\} in /);
    } finally {
      await rm(folder, { recursive: true });
    }
  });
});
