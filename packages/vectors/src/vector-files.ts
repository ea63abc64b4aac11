import { join } from "node:path";
import { makeVectors } from "./make-vectors.ts";

/** Where contracts keeps the vectors that it publishes. */
export const folder: string = join(import.meta.dir, "../../contracts/vectors");

/** Each file as it should be: one vector a line, in ASCII, so that a change shows as what it is whatever an editor makes of it. */
export function vectorFiles(): ReadonlyMap<string, string> {
  const files = Object.entries(makeVectors()).map(([name, vectors]): [string, string] => {
    const lines = vectors.map((vector) => `  ${ascii(JSON.stringify(vector))}`);
    return [name, `[\n${lines.join(",\n")}\n]\n`];
  });
  return new Map(files);
}

function ascii(json: string): string {
  return json.replace(/[^ -~]/g, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, "0")}`);
}
