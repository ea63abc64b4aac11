import { ProfileEntry } from "@signed-s3/api/profile-file";
import { type TSchema, TypeGuard } from "@sinclair/typebox";
import { table } from "./table.ts";

/** Every member that an upload profile can have, and below the ones that are objects, theirs. */
export const profileTable = (): string =>
  table(["member", "what it must be", "what it is for"], rowsOf(ProfileEntry.properties));

/**
 * @param prefix What stands before the members' names.
 */
function rowsOf(members: Readonly<Record<string, TSchema>>, prefix = ""): string[][] {
  return Object.entries(members).flatMap(([name, schema]) => [
    [`\`${prefix}${name}\``, schema.description ?? "", schema.title ?? ""],
    ...(TypeGuard.IsObject(schema) ? rowsOf(schema.properties, `${prefix}${name}.`) : []),
  ]);
}
