import type { Progress } from "@signed-s3/testkit";
import type { Exchange } from "../verification/exchange.ts";
import type { Launch } from "./running-server.ts";

/** What is to be measured. */
export interface Peer {
  /** What `--peers` calls it. */
  readonly name: string;
  /** What the table calls it. */
  readonly title: string;
  readonly exchange: Exchange;
  /** Installs and builds what it needs, and tells how it is started. */
  readonly prepare: (progress: Progress) => Promise<Launch>;
}
