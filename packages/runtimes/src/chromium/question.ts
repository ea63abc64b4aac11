/** What a page asks of something outside of it. */
export type Question =
  | { readonly what: "import"; readonly module: string; readonly name: string }
  | { readonly what: "get"; readonly id: number; readonly name: string }
  | { readonly what: "set"; readonly id: number; readonly name: string; readonly value: unknown }
  | { readonly what: "call"; readonly id: number; readonly values: readonly unknown[] };

/** What it is told. A list is data whatever is in it, where an object with a function would stay outside as a whole. */
export type Answer = readonly [outcome: "returned", value: unknown] | readonly [outcome: "thrown", message: string];
