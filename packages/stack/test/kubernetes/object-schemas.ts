import { join } from "node:path";
import { ensureGoModule } from "@signed-s3/testkit";
import { Type } from "@sinclair/typebox";
import { Value } from "@sinclair/typebox/value";
import { Ajv, type ErrorObject, type ValidateFunction } from "ajv";
import { type Manifest, manifests } from "./render.ts";

const kubernetes = "k8s.io/kubernetes@v1.36.3";
const prometheusOperator = "github.com/prometheus-operator/prometheus-operator@v0.85.0";

const ApiDocument = Type.Object({
  components: Type.Object({ schemas: Type.Record(Type.String(), Type.Record(Type.String(), Type.Unknown())) }),
});
const Kinds = Type.Array(Type.Object({ group: Type.String(), version: Type.String(), kind: Type.String() }));
const CustomResourceDefinition = Type.Object({
  spec: Type.Object({
    versions: Type.Array(
      Type.Object({
        name: Type.String(),
        schema: Type.Object({ openAPIV3Schema: Type.Record(Type.String(), Type.Unknown()) }),
      }),
    ),
  }),
});

/** Says what of a manifest the API server would refuse, or drop as a field that it doesn't know. */
export type Validator = (manifest: Manifest) => Promise<readonly string[]>;

/** Validates by the schemas that Kubernetes and the Prometheus operator publish of their own objects. */
export async function objectSchemas(): Promise<Validator> {
  const api = join(await ensureGoModule(kubernetes, console.log), "api/openapi-spec/v3");
  const crds = join(await ensureGoModule(prometheusOperator, console.log), "example/prometheus-operator-crd");
  const known = new Map<string, ValidateFunction | undefined>();

  return async (manifest) => {
    const { apiVersion = "", kind = "" } = manifest;
    const name = `${apiVersion} ${kind}`;
    if (!known.has(name)) {
      known.set(
        name,
        await (isMonitoring(String(apiVersion)) ? ofCustomResource : ofApi)(String(apiVersion), String(kind)),
      );
    }
    const validate = known.get(name);
    if (!validate) return [`there is no ${name}`];
    return validate(manifest) ? [] : (validate.errors ?? []).map((error) => `${name}: ${inWords(error)}`);
  };

  async function ofApi(apiVersion: string, kind: string): Promise<ValidateFunction | undefined> {
    const [version = "", group = ""] = apiVersion.split("/").reverse();
    const file = Bun.file(join(api, `${group ? `apis__${group}` : "api"}__${version}_openapi.json`));
    if (!(await file.exists())) return undefined;
    const document = closed(Value.Parse(ApiDocument, await file.json()));
    const [id] =
      Object.entries(document.components.schemas).find(
        ([, { "x-kubernetes-group-version-kind": kinds }]) =>
          Value.Check(Kinds, kinds) &&
          kinds.some((it) => it.group === group && it.version === version && it.kind === kind),
      ) ?? [];
    if (!id) return undefined;
    return newAjv().addSchema(document, "api").getSchema(`api#/components/schemas/${id}`);
  }

  async function ofCustomResource(apiVersion: string, kind: string): Promise<ValidateFunction | undefined> {
    const file = Bun.file(join(crds, `monitoring.coreos.com_${kind.toLowerCase()}s.yaml`));
    if (!(await file.exists())) return undefined;
    const { spec } = Value.Parse(CustomResourceDefinition, manifests(await file.text())[0]);
    const version = spec.versions.find(({ name }) => apiVersion.endsWith(`/${name}`));
    return version && newAjv().compile(closed(version.schema.openAPIV3Schema));
  }
}

const isMonitoring = (apiVersion: string): boolean => apiVersion.startsWith("monitoring.coreos.com/");

/** Patterns are Go's, which say within whether upper and lower case are the same. */
const goPattern = Object.assign(
  (pattern: string, flags: string) =>
    new RegExp(pattern.replace("(?i)", ""), pattern.includes("(?i)") ? `${flags}i` : flags),
  { code: "new RegExp" },
);

/** The API's formats are of Go's types; none says more than the type beside it does. */
const newAjv = () =>
  new Ajv({ strict: false, allErrors: true, validateFormats: false, logger: false, code: { regExp: goPattern } });

const inWords = ({ instancePath, message, params }: ErrorObject): string =>
  `${instancePath || "/"} ${message}${"additionalProperty" in params ? `: ${params["additionalProperty"]}` : ""}`;

/** A schema that takes no field it doesn't name: the API server drops such a one, or warns. */
function closed<Schema>(schema: Schema): Schema {
  return JSON.parse(JSON.stringify(schema), (key, value) => {
    const isObject = typeof value === "object" && value !== null && value.type === "object" && value.properties;
    // A member that is called properties is none; what an object's own metadata may be is known to the API server alone.
    if (!isObject || key === "properties" || value["additionalProperties"] !== undefined) return value;
    return { ...value, additionalProperties: value["x-kubernetes-preserve-unknown-fields"] === true };
  });
}
