import type { Manifest } from "./render.ts";
import { kinds, type ObjectOf, objectOf } from "./workload.ts";

/** How long the service takes to end after SIGTERM, at most: its own grace time, docs/operations.md. */
const endSeconds = 10;

type Labels = Readonly<Record<string, string>>;
type Deployment = ObjectOf<"Deployment">;

/** Says where the objects of one rendering don't fit each other, in words; each may be well-formed by itself. */
export function contradictions(manifests: readonly Manifest[]): readonly string[] {
  const found = {
    deployment: objectOf(manifests, "Deployment", kinds.Deployment),
    service: objectOf(manifests, "Service", kinds.Service),
    account: objectOf(manifests, "ServiceAccount", kinds.ServiceAccount),
    config: objectOf(manifests, "ConfigMap", kinds.ConfigMap),
    budget: objectOf(manifests, "PodDisruptionBudget", kinds.PodDisruptionBudget),
    autoscaler: objectOf(manifests, "HorizontalPodAutoscaler", kinds.HorizontalPodAutoscaler),
    policy: objectOf(manifests, "NetworkPolicy", kinds.NetworkPolicy),
  };
  const problems = Object.values(found).flatMap((it) => it.problems);
  const { deployment, service, account, config, budget, autoscaler, policy } = found;
  if (!deployment.object) return problems;
  const pod = deployment.object.spec.template;
  const container = pod.spec.containers[0];
  const unless = (isFine: boolean | undefined, problem: string) => {
    if (isFine === false) problems.push(problem);
  };
  const selects = (labels: Labels | undefined) => labels && covers(labels, pod.metadata.labels);
  const hasPort = (port: string | number) =>
    container.ports.some(({ name, containerPort }) => name === port || containerPort === port);

  unless(selects(deployment.object.spec.selector.matchLabels), "the Deployment doesn't select its own pods");
  unless(selects(service.object?.spec.selector), "the Service selects no pod");
  unless(selects(budget.object?.spec.selector.matchLabels), "the PodDisruptionBudget selects no pod");
  unless(selects(policy.object?.spec.podSelector.matchLabels), "the NetworkPolicy selects no pod");
  for (const { topologyKey, labelSelector } of pod.spec.topologySpreadConstraints) {
    unless(selects(labelSelector.matchLabels), `the spread over ${topologyKey} counts no pod`);
  }

  for (const { targetPort } of service.object?.spec.ports ?? []) {
    unless(hasPort(targetPort), `the Service's port ${targetPort} is none of the container's`);
  }
  for (const { port } of policy.object?.spec.ingress.flatMap(({ ports }) => ports) ?? []) {
    unless(hasPort(port), `the NetworkPolicy's port ${port} is none of the container's`);
  }
  for (const probe of ["startupProbe", "readinessProbe", "livenessProbe"] as const) {
    unless(hasPort(container[probe].httpGet.port), `the ${probe}'s port is none of the container's`);
  }

  const { name } = deployment.object.metadata;
  const target = autoscaler.object?.spec.scaleTargetRef;
  unless(target && target.kind === "Deployment" && target.name === name, "the autoscaler's target isn't there");
  unless(
    account.object && account.object.metadata.name === pod.spec.serviceAccountName,
    "the service account isn't there",
  );
  const configNames = container.envFrom.map(({ configMapRef }) => configMapRef.name);
  unless(config.object && configNames.includes(config.object.metadata.name), "the ConfigMap is not used");

  if (budget.object && autoscaler.object) {
    unless(letsOneGo(budget.object, autoscaler.object.spec.minReplicas), "the PodDisruptionBudget lets no pod go");
  }
  const sleepSeconds = container.lifecycle.preStop.sleep.seconds;
  unless(
    pod.spec.terminationGracePeriodSeconds >= sleepSeconds + endSeconds,
    `the grace time is shorter than preStop's ${sleepSeconds} s and the ${endSeconds} s in which the service ends`,
  );
  return [...problems, ...mountProblems(deployment.object)];
}

/** Files that variables name must be below a mount, and a mount must be of a volume that is there. */
function mountProblems({ spec }: Deployment): readonly string[] {
  const { containers, volumes } = spec.template.spec;
  const [{ env, volumeMounts }] = containers;
  const noVolume = volumeMounts.filter((mount) => !volumes.some((volume) => volume.name === mount.name));
  const noMount = env.filter(
    ({ name, value = "" }) =>
      name.endsWith("_FILE") && !volumeMounts.some(({ mountPath }) => value.startsWith(`${mountPath}/`)),
  );
  return [
    ...noVolume.map((mount) => `there is no volume ${mount.name} to mount`),
    ...noMount.map(({ name }) => `${name} is a file below no mount`),
  ];
}

const covers = (selector: Labels, labels: Labels): boolean =>
  Object.keys(selector).length > 0 && Object.entries(selector).every(([name, value]) => labels[name] === value);

/** A share of pods is rounded up, in both cases. */
function letsOneGo({ spec }: ObjectOf<"PodDisruptionBudget">, replicas: number): boolean {
  const pods = (share: number | string) =>
    typeof share === "number" ? share : Math.ceil((replicas * Number.parseInt(share, 10)) / 100);
  if (spec.maxUnavailable !== undefined) return pods(spec.maxUnavailable) >= 1;
  return replicas - pods(spec.minAvailable ?? 0) >= 1;
}
