/**
 * A pact as it is committed: the same whatever order the tests ran in and whichever version of Pact wrote it.
 *
 * @returns The file's text, and how many interactions it has.
 */
export function normalised(pact: string): { readonly text: string; readonly interactions: number } {
  const { consumer, provider, interactions, metadata } = JSON.parse(pact);
  const sorted = interactions.toSorted((a: Named, b: Named) => (a.description < b.description ? -1 : 1));
  const { pactSpecification } = metadata;
  const kept = { consumer, provider, interactions: sorted, metadata: { pactSpecification } };
  return { text: `${JSON.stringify(kept, null, 2)}\n`, interactions: sorted.length };
}

interface Named {
  readonly description: string;
}
