import type { ErrorCode } from "@signed-s3/contracts";
import { type Fault, fault, notAccepted } from "@signed-s3/core";
import type { Exchange } from "./exchange.ts";
import { respond } from "./respond.ts";

/** Thrown where a request is refused before a command sees it: the path, the method, the headers, the body. */
export class Refusal extends Error {
  override readonly name: string = "Refusal";
  readonly fault: Fault;
  readonly headers: Record<string, string>;

  constructor(code: ErrorCode, detail: string, headers: Record<string, string> = {}) {
    super(code);
    this.fault = fault(code, detail);
    this.headers = headers;
  }

  /** The refusal as an answer. */
  toResponse(exchange: Exchange): Response {
    exchange.refusedFor = [this.fault.code];
    const body = notAccepted([this.fault]);
    return respond(this.fault.status, body, exchange, this.headers);
  }
}
