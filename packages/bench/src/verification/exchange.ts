import type { Account } from "../servers/account.ts";
import type { Answer } from "./answer.ts";

/** What a server is asked. */
export interface Question {
  readonly method: "GET" | "POST";
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: string;
}

/** What a right answer is. */
export type Judge = (answer: Answer, account: Account, now: number) => Judgement;

/** What was found in an answer: a fault, or else the key that it gave away. */
export type Judgement = { readonly fault: string } | { readonly key: string };

/** What one server is measured with. */
export interface Exchange {
  readonly question: Question;
  readonly judge: Judge;
  /** Something that must be refused, as it would not be if nothing were checked. Default: nothing is asked. */
  readonly mustRefuse?: Question;
  /** Every answer is the same: only what a server could answer at most is measured. Default: every key is new. */
  readonly constant?: boolean;
}
