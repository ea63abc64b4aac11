import { type TSchema, TypeGuard } from "@sinclair/typebox";
import { Value } from "@sinclair/typebox/value";
import type { Problem } from "./problem.ts";
import { type Environment, readSecretFiles } from "./secret-files.ts";
import { ConfigVariables } from "./variables.ts";

/** The environment in the schema's types. */
export interface ReadVariables {
  /** A variable that is wrong has its default here, if it has one. */
  readonly variables: ConfigVariables;
  readonly problems: readonly Problem[];
  /** The secrets that came out of files, by their own names. */
  readonly secretsFromFiles: Readonly<Record<string, string>>;
}

/** Every variable's schema. */
export const schemas: Readonly<Record<string, TSchema>> = ConfigVariables.properties;

/** The names of the secrets, each of which can be given as a file. */
export const secretNames: readonly string[] = Object.keys(schemas).filter((name) => schemas[name]?.["secret"] === true);

/** Reads each variable by itself. An empty one counts as absent. */
export function readVariables(environment: Environment): ReadVariables {
  const { secrets, problems } = readSecretFiles(secretNames, environment);
  const given: Record<string, unknown> = {};
  for (const [name, schema] of Object.entries(schemas)) {
    const text = secrets[name] ?? environment[name];
    if (text) given[name] = convert(text, schema);
  }
  const bad = new Set([...Value.Errors(ConfigVariables, Value.Default(ConfigVariables, { ...given }))].map(nameOf));
  for (const name of bad) delete given[name];
  return {
    variables: Value.Decode(ConfigVariables, Value.Default(ConfigVariables, given)),
    problems: [...problems, ...[...bad].map((name) => mustBe(name, schemas[name]))],
    secretsFromFiles: secrets,
  };
}

const nameOf = ({ path }: { readonly path: string }): string => path.split("/")[1] ?? "";
const mustBe = (name: string, schema?: TSchema): Problem => ({
  about: [name],
  rule: `must be ${schema?.description ?? "valid"}`,
});

function convert(text: string, schema: TSchema): unknown {
  if (TypeGuard.IsArray(schema)) return text.split(",").map((item) => item.trim());
  if (TypeGuard.IsBoolean(schema)) return booleans.get(text) ?? text;
  const isNumber = TypeGuard.IsInteger(schema) || (TypeGuard.IsUnion(schema) && schema.anyOf.some(TypeGuard.IsInteger));
  return isNumber && /^\d+$/.test(text) ? Number(text) : text;
}

const booleans: ReadonlyMap<string, boolean> = new Map([
  ["true", true],
  ["1", true],
  ["false", false],
  ["0", false],
]);
