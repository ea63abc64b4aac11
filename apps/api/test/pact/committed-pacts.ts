import { join } from "node:path";

const folder = join(import.meta.dir, "../../../../packages/contracts/pacts");

/** The pacts that consumers have with the service: every file of packages/contracts/pacts. */
export const committedPacts: readonly string[] = [...new Bun.Glob("*.json").scanSync({ cwd: folder })]
  .sort()
  .map((name) => join(folder, name));

/** The interactions that a pact has, by their consumer. */
export async function interactionsOf(pact: string): Promise<readonly { consumer: string; description: string }[]> {
  const { consumer, interactions } = (await Bun.file(pact).json()) as Pact;
  return interactions.map(({ description }) => ({ consumer: consumer.name, description }));
}

interface Pact {
  readonly consumer: { readonly name: string };
  readonly interactions: readonly { readonly description: string }[];
}
