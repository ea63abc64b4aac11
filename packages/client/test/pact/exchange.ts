/** A request and the answer to it that a consumer relies on, and the code of the consumer's that does. */
export interface Exchange {
  /** What the consumer asks for, in words; no other of its exchanges has the same. */
  readonly description: string;
  readonly state: ProviderState;
  readonly request: {
    readonly method: "GET" | "POST" | "PUT";
    readonly path: string;
    readonly query?: Readonly<Record<string, string>>;
    readonly headers?: Readonly<Record<string, unknown>>;
    readonly body?: { readonly type: string; readonly content: unknown };
  };
  readonly answer: {
    readonly status: number;
    readonly headers: Readonly<Record<string, unknown>>;
    readonly body: unknown;
  };
  /** Does it, against a stand-in that gives the answer, its examples for the matchers. Throws where that is of no use. */
  readonly consume: (service: string) => Promise<void>;
}

/** What the service has to be like, so that it answers so; the verification in apps/api sees to it. */
export type ProviderState =
  | "the service takes requests of anybody"
  | "the service takes 4096 bytes of a body"
  | "the service knows its callers by their tokens"
  | "the upload profile avatars is for the token of an editor"
  | "the service has no AWS credentials"
  | "the service is about to end"
  | "the caller has used up its requests of this minute";
