import { type Static, Type } from "@sinclair/typebox";
import { Value } from "@sinclair/typebox/value";

const fileOf = (name: string): string => new URL(`../../../../docker/monitoring/${name}`, import.meta.url).pathname;
const strict = { additionalProperties: false };
const duration = Type.String({ pattern: "^\\d+[smhd]$" });

/** Prometheus's format of alert rules, as far as ours use it, and nothing beside. */
const RuleFile = Type.Object(
  {
    groups: Type.Array(
      Type.Object(
        {
          name: Type.String({ minLength: 1 }),
          rules: Type.Array(
            Type.Object(
              {
                alert: Type.String({ pattern: "^SignedS3[A-Za-z]+$" }),
                expr: Type.String({ minLength: 1 }),
                for: Type.Optional(duration),
                labels: Type.Object({ severity: Type.Union([Type.Literal("page"), Type.Literal("ticket")]) }, strict),
                annotations: Type.Object({ summary: Type.String({ minLength: 1 }) }, strict),
              },
              strict,
            ),
            { minItems: 1 },
          ),
        },
        strict,
      ),
      { minItems: 1 },
    ),
  },
  strict,
);

/** What a dashboard of Grafana must have to be imported: panels with titles, places and questions. */
const Dashboard = Type.Object({
  uid: Type.String({ maxLength: 40 }),
  title: Type.String({ minLength: 1 }),
  schemaVersion: Type.Integer({ minimum: 36 }),
  panels: Type.Array(
    Type.Object({
      id: Type.Integer(),
      type: Type.String(),
      title: Type.String({ minLength: 1 }),
      datasource: Type.Object({ type: Type.Literal("prometheus"), uid: Type.Literal("${datasource}") }),
      gridPos: Type.Object({ x: Type.Integer(), y: Type.Integer(), w: Type.Integer(), h: Type.Integer() }),
      targets: Type.Array(
        Type.Object({ refId: Type.String(), expr: Type.String({ minLength: 1 }), legendFormat: Type.String() }),
        { minItems: 1 },
      ),
    }),
    { minItems: 1 },
  ),
});

/** The alert rules beside the compose file. */
export async function alertRules(): Promise<Static<typeof RuleFile>["groups"][number]["rules"]> {
  const rules: unknown = Bun.YAML.parse(await Bun.file(fileOf("alerts.yaml")).text());
  Value.Assert(RuleFile, rules);
  return rules.groups.flatMap((group) => group.rules);
}

/** The dashboard beside the compose file. */
export async function dashboard(): Promise<Static<typeof Dashboard>> {
  const board: unknown = await Bun.file(fileOf("dashboard.json")).json();
  Value.Assert(Dashboard, board);
  return board;
}

/** All that rules and dashboard ask Prometheus, each with where it stands. */
export async function questions(): Promise<{ readonly at: string; readonly expression: string }[]> {
  const [rules, { panels }] = await Promise.all([alertRules(), dashboard()]);
  return [
    ...rules.map(({ alert, expr }) => ({ at: alert, expression: expr })),
    ...panels.flatMap(({ title, targets }) => targets.map(({ expr }) => ({ at: title, expression: expr }))),
  ];
}
