import process from "node:process";

/** The seed of a run: `MATRIX_SEED`, so that a failure can be looked at again, or any. */
export const seed: number = Number(process.env["MATRIX_SEED"] ?? Math.trunc(Math.random() * 2 ** 31));

/** How many forms a run has: `MATRIX_RUNS`, for a search by night, or as many as a test wants. */
export function runs(usual: number): number {
  return Number(process.env["MATRIX_RUNS"] ?? usual);
}
