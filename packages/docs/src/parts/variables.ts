import { ConfigVariables } from "@signed-s3/api/config-variables";
import type { TSchema } from "@sinclair/typebox";
import { table } from "./table.ts";

/** Every variable of the configuration, in the order in which `--check-config` tells them. */
export function variableTable(): string {
  const rows = Object.entries<TSchema>(ConfigVariables.properties).map(([name, schema]) => [
    schema["secret"] === true ? `\`${name}\`, \`${name}_FILE\`` : `\`${name}\``,
    schema.description ?? "",
    defaultOf(schema),
    schema.title ?? "",
  ]);
  return table(["name", "what it must be", "default", "what it is for"], rows);
}

/** Where a default depends on something else, the title says on what. */
const defaultOf = ({ default: value }: TSchema): string => (value === undefined ? "–" : `\`${value}\``);
