import { type Static, type TSchema, Type } from "@sinclair/typebox";
import { Value } from "@sinclair/typebox/value";
import type { Manifest } from "./render.ts";

const Labels = Type.Record(Type.String(), Type.String());
const Selector = Type.Object({ matchLabels: Labels });
const Metadata = Type.Object({
  name: Type.String(),
  namespace: Type.Optional(Type.String()),
  labels: Type.Optional(Labels),
});
const Probe = Type.Object({
  httpGet: Type.Object({ path: Type.String(), port: Type.Union([Type.String(), Type.Number()]) }),
});
const Named = Type.Object({ name: Type.String() });

const Container = Type.Object({
  ports: Type.Array(Type.Object({ name: Type.String(), containerPort: Type.Number() })),
  env: Type.Array(Type.Object({ name: Type.String(), value: Type.Optional(Type.String()) })),
  envFrom: Type.Array(Type.Object({ configMapRef: Named })),
  volumeMounts: Type.Array(
    Type.Object({ name: Type.String(), mountPath: Type.String(), readOnly: Type.Literal(true) }),
  ),
  resources: Type.Object({
    requests: Type.Object({ cpu: Type.String(), memory: Type.String() }),
    limits: Type.Object({ memory: Type.String() }),
  }),
  startupProbe: Probe,
  readinessProbe: Probe,
  livenessProbe: Probe,
  lifecycle: Type.Object({ preStop: Type.Object({ sleep: Type.Object({ seconds: Type.Number() }) }) }),
  // Below: what the restricted pod security standard asks for, and a root that can't be written to.
  securityContext: Type.Object({
    allowPrivilegeEscalation: Type.Literal(false),
    readOnlyRootFilesystem: Type.Literal(true),
    capabilities: Type.Object({ drop: Type.Tuple([Type.Literal("ALL")]) }),
  }),
});
const PodSpec = Type.Object({
  serviceAccountName: Type.String(),
  automountServiceAccountToken: Type.Literal(false),
  enableServiceLinks: Type.Literal(false),
  terminationGracePeriodSeconds: Type.Number(),
  securityContext: Type.Object({
    runAsNonRoot: Type.Literal(true),
    seccompProfile: Type.Object({ type: Type.Literal("RuntimeDefault") }),
  }),
  topologySpreadConstraints: Type.Array(Type.Object({ topologyKey: Type.String(), labelSelector: Selector })),
  containers: Type.Tuple([Container]),
  volumes: Type.Array(Named),
});

/** What the one object of each kind has to have, as far as objects must fit each other. */
export const kinds = {
  Deployment: Type.Object({
    metadata: Metadata,
    spec: Type.Object({
      selector: Selector,
      template: Type.Object({ metadata: Type.Object({ labels: Labels }), spec: PodSpec }),
    }),
  }),
  Service: Type.Object({
    metadata: Metadata,
    spec: Type.Object({
      selector: Labels,
      ports: Type.Array(Type.Object({ name: Type.String(), targetPort: Type.String() })),
    }),
  }),
  ServiceAccount: Type.Object({ metadata: Metadata }),
  ConfigMap: Type.Object({ metadata: Metadata, data: Labels }),
  PodDisruptionBudget: Type.Object({
    metadata: Metadata,
    spec: Type.Object({
      selector: Selector,
      maxUnavailable: Type.Optional(Type.Union([Type.Number(), Type.String()])),
      minAvailable: Type.Optional(Type.Union([Type.Number(), Type.String()])),
    }),
  }),
  HorizontalPodAutoscaler: Type.Object({
    metadata: Metadata,
    spec: Type.Object({
      scaleTargetRef: Type.Object({ kind: Type.String(), name: Type.String() }),
      minReplicas: Type.Number(),
      maxReplicas: Type.Number(),
    }),
  }),
  NetworkPolicy: Type.Object({
    metadata: Metadata,
    spec: Type.Object({
      podSelector: Selector,
      policyTypes: Type.Array(Type.String()),
      ingress: Type.Array(
        Type.Object({ ports: Type.Array(Type.Object({ port: Type.Union([Type.String(), Type.Number()]) })) }),
      ),
    }),
  }),
} as const;
type Kinds = typeof kinds;

/** An object of a kind. */
export type ObjectOf<Kind extends keyof Kinds> = Static<Kinds[Kind]>;

/** Finds the one object of a kind; what it lacks is a problem in words. */
export function objectOf<Schema extends TSchema>(
  manifests: readonly Manifest[],
  kind: string,
  schema: Schema,
): { readonly object?: Static<Schema>; readonly problems: readonly string[] } {
  const ofKind: readonly unknown[] = manifests.filter((manifest) => manifest["kind"] === kind);
  if (ofKind.length !== 1) return { problems: [`there is not one ${kind} but ${ofKind.length}`] };
  const [object] = ofKind;
  if (Value.Check(schema, object)) return { object, problems: [] };
  return { problems: [...Value.Errors(schema, object)].map(({ path, message }) => `${kind} ${path}: ${message}`) };
}
