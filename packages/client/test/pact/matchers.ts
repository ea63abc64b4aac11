/** Anything of the example's type. */
export const like = (example: unknown): unknown => ({ "pact:matcher:type": "type", value: example });

/** Any text that the expression matches. */
export const regex = (expression: string, example: string): unknown => ({
  "pact:matcher:type": "regex",
  regex: expression,
  value: example,
});

/** A list that has these among its members, in any order. */
export const listWith = (...members: readonly unknown[]): unknown => ({
  "pact:matcher:type": "arrayContains",
  variants: members,
});

/** Any whole number. */
export const integer = (example: number): unknown => ({ "pact:matcher:type": "integer", value: example });
