import { join, resolve } from "node:path";
import { readWorkspace } from "../../checks/src/workspace/workspace.ts";
import { errorCodeTable } from "./parts/error-codes.ts";
import { findingCodeTable } from "./parts/finding-codes.ts";
import { withPart } from "./parts/marked-part.ts";
import { picture } from "./parts/picture.ts";
import { documentedExample, signingParts } from "./parts/signing-stages.ts";

const root = resolve(import.meta.dir, "../../..");

/**
 * The pages that have generated parts, as they should be: each as it is on disk, with its parts made anew.
 *
 * @returns The Markdown of each page by its path.
 */
export async function pages(): Promise<ReadonlyMap<string, string>> {
  const parts = {
    "docs/architecture.md": { picture: picture(readWorkspace(root)) },
    "docs/wire-format.md": { "error codes": errorCodeTable(), "finding codes": findingCodeTable() },
    "docs/signing.md": signingParts(documentedExample()),
  };
  const written = Object.entries(parts).map(async ([path, made]): Promise<[string, string]> => {
    const page = await Bun.file(join(root, path)).text();
    const whole = Object.entries(made).reduce((text, [name, part]) => withPart(text, name, part), page);
    return [join(root, path), whole];
  });
  return new Map(await Promise.all(written));
}
