import { join, resolve } from "node:path";
import { readWorkspace } from "../../checks/src/workspace/workspace.ts";
import { errorCodeTable } from "./parts/error-codes.ts";
import { findingCodeTable } from "./parts/finding-codes.ts";
import { headersOfPages } from "./parts/headers-of-pages.ts";
import { withPart } from "./parts/marked-part.ts";
import { picture } from "./parts/picture.ts";
import { profileTable } from "./parts/profile-members.ts";
import { documentedExample, signingParts } from "./parts/signing-stages.ts";
import { variableTable } from "./parts/variables.ts";
import { profileSchema } from "./profile-schema.ts";

const root = resolve(import.meta.dir, "../../..");

/**
 * The pages that have generated parts, as they should be: each as it is on disk, with its parts made anew. And the schema of
 * the profile file, which is generated as a whole.
 *
 * @returns The text of each file by its path.
 */
export async function pages(): Promise<ReadonlyMap<string, string>> {
  const parts = {
    "docs/architecture.md": { picture: picture(readWorkspace(root)) },
    "docs/wire-format.md": { "error codes": errorCodeTable(), "finding codes": findingCodeTable() },
    "docs/signing.md": signingParts(documentedExample()),
    "docs/migration.md": { "headers that a page may send": headersOfPages() },
    "docs/configuration.md": { variables: variableTable() },
    "docs/upload-profiles.md": { members: profileTable() },
  };
  const written = Object.entries(parts).map(async ([path, made]): Promise<[string, string]> => {
    const page = await Bun.file(join(root, path)).text();
    const whole = Object.entries(made).reduce((text, [name, part]) => withPart(text, name, part), page);
    return [join(root, path), whole];
  });
  return new Map([...(await Promise.all(written)), [join(root, "docs/upload-profiles.schema.json"), profileSchema()]]);
}
