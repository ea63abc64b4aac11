/** What pure code gets as an argument instead of reading it from the world around it. */
export interface Ambient {
  /** In words that follow "reads". */
  readonly what: string;
  /** Globals, or members of globals; `Date()` and `new Date()` are the calls without arguments. */
  readonly names: readonly string[];
}

/** The world around, by what is read from it. */
export const ambient: readonly Ambient[] = [
  { what: "the clock", names: ["Date()", "new Date()", "Date.now", "performance", "Temporal.Now"] },
  { what: "a timer", names: ["setTimeout", "setInterval", "setImmediate"] },
  { what: "the environment", names: ["process", "Bun", "Deno", "navigator", "import.meta", "globalThis"] },
  { what: "the network", names: ["fetch", "WebSocket", "XMLHttpRequest", "EventSource"] },
  {
    what: "randomness",
    names: [
      "Math.random",
      "crypto.getRandomValues",
      "crypto.randomUUID",
      "crypto.randomBytes",
      "crypto.randomInt",
      "crypto.randomFill",
      "crypto.randomFillSync",
    ],
  },
];

/** A name of the world around that pure code may use, in one file. */
export interface Exception {
  readonly name: string;
  /** From the workspace's root. */
  readonly file: string;
  readonly why: string;
}

export const exceptions: readonly Exception[] = [
  {
    name: "Bun.CryptoHasher",
    file: "packages/core/src/sigv4/signature-by-key.ts",
    why: "a function of its arguments, as node:crypto's are; on Bun it signs in a third of their time",
  },
];
