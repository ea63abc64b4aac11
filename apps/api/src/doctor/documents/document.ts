/** JSON to paste, and what to know about it. */
export interface Document {
  /** What it is. */
  readonly title: string;
  readonly json: object;
  /** How to hand it in, and when to change it. */
  readonly notes: readonly string[];
}
