import type { Caller } from "@signed-s3/core";
import type { Exchange } from "./exchange.ts";

/** A request that an operation may answer: it is known who asks, and that they don't ask too often. */
export interface Admitted {
  readonly request: Request;
  readonly exchange: Exchange;
  readonly caller: Caller;
}

/** Answers the requests to one path. What it throws is a refusal, or a fault of the service. */
export type Operation = (admitted: Admitted) => Promise<Response>;
