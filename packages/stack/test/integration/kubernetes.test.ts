import { afterAll, beforeAll, describe, expect, test } from "bun:test";
import { cp, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { contradictions } from "../kubernetes/contradictions.ts";
import { objectSchemas, type Validator } from "../kubernetes/object-schemas.ts";
import { type Manifest, manifests, render } from "../kubernetes/render.ts";

const source = fileURLToPath(new URL("../../../../docker/kubernetes", import.meta.url));
const production = "overlays/production";

let validate: Validator;
let scratch: string;
let copies = 0;

beforeAll(async () => {
  scratch = await mkdtemp(join(tmpdir(), "signed-s3-kubernetes-"));
  validate = await objectSchemas();
  // Compiled here, with a time limit that fits.
  await render(join(source, "base"));
}, 600_000);
afterAll(() => rm(scratch, { recursive: true, force: true }));

/** What is wrong with the manifests that a folder is rendered to. */
async function problemsOf(manifests: readonly Manifest[]): Promise<string[]> {
  return [...(await Promise.all(manifests.map(validate))).flat(), ...contradictions(manifests)];
}

/** The production overlay of a copy of the manifests, one file of which is changed. */
async function changed(file: string, before: string, after: string): Promise<Manifest[]> {
  copies += 1;
  const copy = join(scratch, String(copies));
  await cp(source, copy, { recursive: true });
  const path = join(copy, file);
  const text = await Bun.file(path).text();
  expect(text).toContain(before);
  await Bun.write(path, text.replace(before, after));
  return render(join(copy, production));
}

const kindsOf = (manifests: readonly Manifest[]) => manifests.map(({ kind }) => kind);
const commentedOut = "# components:\n#   - ../../components/service-monitor";
const root = resolve(source, "../..");
const withMonitor = "components:\n  - ../../components/service-monitor";

describe("docs/deployment.md", () => {
  test("makes a well-formed PrometheusRule of the alert rules", async () => {
    const page = await Bun.file(join(root, "docs/deployment.md")).text();
    const command = page.match(/```sh\n([^`]*PrometheusRule[^`]*)```/)?.[1] ?? "exit 1";
    const { stdout } = Bun.spawnSync(["sh", "-c", `kubectl() { cat; }\n${command}`], { cwd: root });
    const [rule = {}] = manifests(stdout.toString());
    expect(await validate(rule)).toEqual([]);
    const rules: unknown = Bun.YAML.parse(await Bun.file(join(root, "docker/monitoring/alerts.yaml")).text());
    expect(rule).toMatchObject({ kind: "PrometheusRule", spec: rules });
  });
});

describe("docker/kubernetes", () => {
  test("renders a base of well-formed objects that fit each other", async () => {
    expect(await problemsOf(await render(join(source, "base")))).toEqual([]);
  }, 60_000);

  test("renders a production overlay in a namespace of its own, without keys", async () => {
    const manifests = await render(join(source, production));
    expect(await problemsOf(manifests)).toEqual([]);
    const namespaced = manifests.filter(({ kind }) => kind !== "Namespace");
    for (const { metadata } of namespaced) expect(metadata).toMatchObject({ namespace: "signed-s3" });
    expect(JSON.stringify(manifests)).not.toContain("AWS_SECRET_ACCESS_KEY");
    expect(JSON.stringify(manifests)).toContain("AWS_WEB_IDENTITY_TOKEN_FILE");
  }, 60_000);

  test("has a ServiceMonitor as an option, of the Service's labels and port", async () => {
    expect(kindsOf(await render(join(source, production)))).not.toContain("ServiceMonitor");
    const manifests = await changed(`${production}/kustomization.yaml`, commentedOut, withMonitor);
    expect(await problemsOf(manifests)).toEqual([]);
    const labels = { "app.kubernetes.io/name": "signed-s3-api" };
    expect(manifests.find(({ kind }) => kind === "ServiceMonitor")).toMatchObject({
      metadata: { namespace: "signed-s3" },
      spec: { selector: { matchLabels: labels }, endpoints: [{ port: "http", path: "/metrics" }] },
    });
    expect(manifests.find(({ kind }) => kind === "Service")).toMatchObject({
      metadata: { labels },
      spec: { ports: [{ name: "http" }] },
    });
  }, 60_000);
});

describe("a mistake in the manifests is seen:", () => {
  for (const [what, file, before, after, problem] of [
    [
      "a misspelt field",
      "base/deployment.yaml",
      "readOnlyRootFilesystem",
      "readonlyRootFilesystem",
      "readonlyRootFilesystem",
    ],
    [
      "a misspelt field further down",
      "base/horizontal-pod-autoscaler.yaml",
      "averageUtilization",
      "averageUsage",
      "averageUsage",
    ],
    [
      "a wrong type",
      "base/deployment.yaml",
      "periodSeconds: 10",
      "periodSeconds: ten",
      "periodSeconds must be integer",
    ],
    [
      "a kind that is no more",
      "base/pod-disruption-budget.yaml",
      "policy/v1",
      "policy/v1beta1",
      "there is no policy/v1beta1",
    ],
    [
      "a selector that matches nothing",
      "base/pod-disruption-budget.yaml",
      "name: signed-s3-api }",
      "name: api }",
      "PodDisruptionBudget selects no pod",
    ],
    [
      "a policy of other pods",
      "base/network-policy.yaml",
      "name: signed-s3-api }",
      "name: api }",
      "NetworkPolicy selects no pod",
    ],
    ["an open policy's port", "base/network-policy.yaml", "port: http", "port: web", "port web is none"],
    [
      "a budget that keeps nodes from being drained",
      "base/pod-disruption-budget.yaml",
      "maxUnavailable: 1",
      "minAvailable: 100%",
      "lets no pod go",
    ],
    [
      "an autoscaler without a target",
      "base/horizontal-pod-autoscaler.yaml",
      "kind: Deployment, name: signed-s3-api",
      "kind: Deployment, name: api",
      "target isn't there",
    ],
    [
      "a grace time that is too short",
      `${production}/load-balancer.yaml`,
      "terminationGracePeriodSeconds: 30",
      "terminationGracePeriodSeconds: 20",
      "grace time is shorter",
    ],
    ["a pod that may be root", "base/deployment.yaml", "runAsNonRoot: true", "runAsNonRoot: false", "runAsNonRoot"],
    [
      "a secret below no mount",
      "base/deployment.yaml",
      "/run/secrets/signed-s3/auth-tokens",
      "/run/auth-tokens",
      "AUTH_TOKENS_FILE is a file below no mount",
    ],
    [
      "a probe of another port",
      "base/deployment.yaml",
      "/health/ready, port: http",
      "/health/ready, port: 3001",
      "readinessProbe's port",
    ],
  ] as const) {
    test(what, async () => {
      expect((await problemsOf(await changed(file, before, after))).join("\n")).toContain(problem);
    }, 60_000);
  }

  test("a misspelt field of the ServiceMonitor", async () => {
    const manifests = await changed(`${production}/kustomization.yaml`, commentedOut, withMonitor);
    const misspelt = JSON.parse(JSON.stringify(manifests).replace('"scrapeTimeout"', '"scrapeTimout"'));
    expect((await problemsOf(misspelt)).join("\n")).toContain("scrapeTimout");
  }, 60_000);
});
