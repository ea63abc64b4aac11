import { describe, expect, it } from "bun:test";
import { join } from "node:path";
import { schemas, secretNames } from "../../src/config/read-variables.ts";
import { fileVariableOf } from "../../src/config/secret-files.ts";
import { readConfig } from "../../src/config.ts";
import { testApp } from "./test-app.ts";

const folder = join(import.meta.dir, "../../../../docker/kubernetes");
const files = [...new Bun.Glob("**/*.yaml").scanSync({ cwd: folder })].sort();
const texts = await Promise.all(files.map((file) => Bun.file(join(folder, file)).text()));
const nodes = texts.flatMap((text) => below(Bun.YAML.parse(text)));

/** The AWS SDK's own, which it reads by itself. */
const ofTheSdk = ["AWS_ROLE_ARN", "AWS_WEB_IDENTITY_TOKEN_FILE"];
const literals = nodes.flatMap((node) => listOf(node["literals"])).map((literal) => String(literal).split("="));
const envNames = nodes.flatMap((node) => listOf(node["env"])).map((entry) => below(entry)[0]?.["name"]);

describe("the Kubernetes manifests", () => {
  it("name variables of the service's configuration and no others", () => {
    const known = [...Object.keys(schemas), ...secretNames.map(fileVariableOf), ...ofTheSdk];
    const named = [...envNames, ...literals.map(([name]) => name)].map(String);
    expect(named).toContain("AUTH_TOKENS_FILE");
    expect(named).toContain("S3_BUCKET");
    expect(named.filter((name) => !known.includes(name))).toEqual([]);
  });

  it("give variables that are right", () => {
    const secrets = {
      AUTH_TOKENS: `page:${"t".repeat(32)}`,
      AWS_ACCESS_KEY_ID: "key",
      AWS_SECRET_ACCESS_KEY: "secret",
    };
    const given = Object.fromEntries(literals.map(([name = "", ...value]) => [name, value.join("=")]));
    expect(readConfig({ NODE_ENV: "production", ...given, ...secrets }).warnings).toEqual([]);
  });

  it("ask for paths that the service has", async () => {
    const app = testApp({ metrics: async () => "" });
    const paths = nodes.flatMap(({ path }) => (typeof path === "string" && path.startsWith("/") ? [path] : []));
    expect(new Set(paths)).toEqual(new Set(["/health/live", "/health/ready", "/metrics"]));
    for (const path of paths) {
      expect((await app.handle(new Request(`http://localhost${path}`))).status).toBe(200);
    }
  });

  it("speak of the port that the image listens on", async () => {
    const dockerfile = await Bun.file(join(folder, "../api.Dockerfile")).text();
    const [port] = nodes.flatMap(({ containerPort }) => containerPort ?? []);
    expect(dockerfile).toContain(`PORT=${port}\n`);
    expect(dockerfile).toContain(`EXPOSE ${port}\n`);
  });

  it("run as the image's user", async () => {
    const [user] = nodes.flatMap(({ runAsUser }) => runAsUser ?? []);
    expect(await Bun.file(join(folder, "../api.Dockerfile")).text()).toContain(`USER ${user}:${user}\n`);
  });
});

/** A document's objects, itself first. */
function below(value: unknown): Record<string, unknown>[] {
  if (typeof value !== "object" || value === null) return [];
  const nested = Object.values(value).flatMap(below);
  return Array.isArray(value) ? nested : [{ ...value }, ...nested];
}

function listOf(value: unknown): unknown[] {
  return Array.isArray(value) ? value : [];
}
