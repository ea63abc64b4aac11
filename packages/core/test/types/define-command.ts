// Type tests: each line below `@ts-expect-error` must not compile, and all others must. `npm run check` is what runs them.
import { type Command, defineCommand, fault, type Validation } from "../../src/index.ts";

declare const someValidation: Validation<{ readonly n: number }>;
declare const lazily: PromiseLike<string>;

export const byLiterals: Command<"A", string, unknown> = defineCommand({
  name: "A",
  validate: (data) =>
    typeof data?.["name"] === "string"
      ? { data: data["name"] }
      : { faults: [fault("invalid_data", "Send a name.", "/data/name")] },
  run: (name) => name.toUpperCase(),
});
export const byType: Command<"B", number, unknown> = defineCommand({
  name: "B",
  validate: () => someValidation,
  run: ({ n }) => n,
});
export const waiting: Command<"C", string, unknown> = defineCommand({
  name: "C",
  validate: (data) => ({ data }),
  run: () => lazily,
});
export const wrong: Command<"D", string, unknown> = defineCommand({
  name: "D",
  validate: () => someValidation,
  // @ts-expect-error: the data has no such member
  run: ({ name }) => name,
});
