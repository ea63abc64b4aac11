import type { Progress } from "@signed-s3/testkit";
import type { Exchange } from "../verification/exchange.ts";
import type { Account } from "./account.ts";
import type { Launch } from "./running-server.ts";

/** What is to be measured. */
export interface Peer {
  /** What `--peers` calls it. */
  readonly name: string;
  /** What the table calls it. */
  readonly title: string;
  readonly exchange: Exchange;
  /**
   * How many connections ask at once. Default: 32. Fewer for one so slow that what is under way when a round ends, and so is
   * not counted, would weigh in its figures.
   */
  readonly connections?: number;
  /** Installs and builds what it needs, and tells how it is started. */
  readonly prepare: (progress: Progress, account: Account) => Promise<Launch>;
}
