import type { ConditionKind } from "./condition.ts";
import { contentLengthRange } from "./content-length-range.ts";
import { equals } from "./equals.ts";
import { startsWith } from "./starts-with.ts";

/** Every kind of condition, by its operator in lower case: S3 does not mind the case of it. */
export const conditionKinds: ReadonlyMap<string, ConditionKind> = new Map([
  ["eq", equals],
  ["starts-with", startsWith],
  ["content-length-range", contentLengthRange],
]);
