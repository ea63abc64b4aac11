import { type LoadResult, steadyLoad } from "./load.ts";

/** Asks for forms at a steady rate for as long as some work takes, and gives its result beside what became of the requests. */
export async function loadWhile<Result>(
  url: string,
  perSecond: number,
  work: () => Promise<Result>,
): Promise<LoadResult & { readonly result: Result }> {
  let atWork = true;
  const working = work().finally(() => {
    atWork = false;
  });
  // Whoever awaits it below learns of a failure; until then it isn't an unhandled one.
  working.catch(() => {});
  const parts: LoadResult[] = [];
  while (atWork) parts.push(await steadyLoad(url, perSecond, 1));
  return {
    result: await working,
    sent: parts.reduce((sum, part) => sum + part.sent, 0),
    failures: parts.flatMap((part) => part.failures),
    slowestMs: Math.max(0, ...parts.map((part) => part.slowestMs)),
  };
}
