import type { Logger } from "../logger.ts";
import type { Exchange } from "./exchange.ts";
import { Refusal } from "./refusal.ts";

/** Answers a request on whose way something was thrown. */
export type AnswerFailure = (error: unknown, exchange: Exchange) => Response;

/**
 * Makes the function that answers where something was thrown: a refusal as it says, anything else with 500, which the log
 * tells of.
 *
 * @param logger Told of faults of the service.
 */
export const failureAnswer =
  (logger: Logger): AnswerFailure =>
  (error, exchange) => {
    if (error instanceof Refusal) return error.toResponse(exchange);
    logger.error(
      {
        requestId: exchange.requestId,
        error: error instanceof Error ? error.name : "UNKNOWN",
        thrownAt: logger.isLevelEnabled("debug") && error instanceof Error ? thrownAt(error) : undefined,
      },
      "request failed",
    );
    return new Refusal("internal_error", "Try again; report the request id if it goes on.").toResponse(exchange);
  };

/** The places of an error's stack without its message, which can hold anything. */
const thrownAt = ({ stack = "", message }: Error): readonly string[] =>
  stack
    .replace(message, "")
    .split("\n")
    .map((line) => line.trim())
    .filter((line) => line.startsWith("at "));
